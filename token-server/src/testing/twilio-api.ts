import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { listenForTest } from "./listen-for-test.ts";

export interface SeenRequest {
  readonly host: string | undefined;
  readonly authorization: string | undefined;
  readonly url: string;
}

/** Answers Twilio's official client with what `answer` finds for a path; 404 as Twilio says it. */
export async function startTwilioApi(answer: (path: string) => object | undefined) {
  const seen: SeenRequest[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const { host, authorization } = request.headers;
    seen.push({ host, authorization, url: request.url ?? "" });
    const found = answer(request.url ?? "");
    const missing = { code: 20404, message: "not found", more_info: "", status: 404 };
    response.writeHead(found === undefined ? 404 : 200, { "Content-Type": "application/json" });
    response.end(JSON.stringify(found ?? missing));
  });
  const origin = await listenForTest(server);
  return { origin, seen };
}

/** What a client asked: `POST /path`, and the fields of its form. */
export interface Asked {
  readonly asked: string;
  readonly form: Readonly<Record<string, string[]>>;
}

/** Answers Twilio's official client with a status and a body of the test's choice, and keeps what it asked. */
export async function startTwilioRest(
  answer: (method: string, path: string) => readonly [status: number, json?: object],
) {
  const seen: Asked[] = [];
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fields = new URLSearchParams(await text(request));
    const form = Object.fromEntries([...new Set(fields.keys())].map((k) => [k, fields.getAll(k)]));
    const { method = "", url = "" } = request;
    seen.push({ asked: `${method} ${url}`, form });
    const [status, json] = answer(method, url);
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(json === undefined ? "" : JSON.stringify(json));
  }
  const server = createServer((request, response) => void take(request, response));
  return { apiOrigin: await listenForTest(server), seen };
}

export const account = {
  accountSid: `AC${"1".repeat(32)}`,
  apiKey: `SK${"2".repeat(32)}`,
  apiSecret: "the secret",
};
