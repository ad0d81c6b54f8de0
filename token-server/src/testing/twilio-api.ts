import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

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
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, seen };
}

export const account = {
  accountSid: `AC${"1".repeat(32)}`,
  apiKey: `SK${"2".repeat(32)}`,
  apiSecret: "the secret",
};
