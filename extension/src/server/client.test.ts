import { expect, it, vi } from "vitest";
import { createServerClient, type RequestAccess } from "./client.ts";
import { sendJson, startTestServer } from "./test-server.ts";

const intent = {
  callId: "0192f0c0-0000-7000-8000-000000000001",
  intent: "opaque",
  number: "+442079460126",
  person: null,
  expiresAt: 1,
};
const body = { number: "+442079460126", idempotencyKey: "12345678" };

function clientOf(origin: string, access?: RequestAccess) {
  return createServerClient(access ?? (() => Promise.resolve({ origin, accessToken: "good" })));
}

it("sends the route's method, path, token and body, and reads the reply", async () => {
  const seen: unknown[] = [];
  const origin = await startTestServer((request, response, sent) => {
    seen.push(request.method, request.url, request.headers.authorization, JSON.parse(sent));
    sendJson(response, 201, intent);
  });
  await expect(clientOf(origin).createIntent({ body })).resolves.toEqual(intent);
  expect(seen).toEqual(["POST", "/api/calls/intents", "Bearer good", body]);
});

it("fills path and query", async () => {
  const urls: (string | undefined)[] = [];
  const origin = await startTestServer((request, response) => {
    urls.push(request.url);
    sendJson(response, 200, { calls: [], version: 3 });
  });
  const client = clientOf(origin);
  await client.listCalls({ query: { limit: 5 } });
  await client.putNote({ parameters: { callId: "a/b" }, body: { text: "", version: 3 } });
  expect(urls).toEqual(["/api/calls?limit=5", "/api/calls/a%2Fb/note"]);
});

it("carries a problem's words, warnings and field fixes", async () => {
  const origin = await startTestServer((_, response) =>
    sendJson(response, 409, {
      status: 409,
      code: "call-warned",
      title: "It is late there",
      warnings: ["quiet-hours"],
      errors: [{ field: "number", message: "Check it." }],
    }),
  );
  await expect(clientOf(origin).createIntent({ body })).rejects.toMatchObject({
    code: "call-warned",
    message: "It is late there",
    detail: "number: Check it.",
    status: 409,
    warnings: ["quiet-hours"],
  });
});

it("asks once for another token when the server refuses the first", async () => {
  const tokens: (string | undefined)[] = [];
  const origin = await startTestServer((request, response) => {
    tokens.push(request.headers.authorization);
    if (request.headers.authorization === "Bearer new") sendJson(response, 201, intent);
    else sendJson(response, 401, { status: 401, code: "unauthorized", title: "Sign in" });
  });
  const access = vi.fn<RequestAccess>((rejected) =>
    Promise.resolve({ origin, accessToken: rejected === "old" ? "new" : "old" }),
  );
  await expect(clientOf(origin, access).createIntent({ body })).resolves.toEqual(intent);
  expect(tokens).toEqual(["Bearer old", "Bearer new"]);
});

it("says signed out when there is no session, before and after a refusal", async () => {
  const origin = await startTestServer((_, response) =>
    sendJson(response, 401, { status: 401, code: "unauthorized", title: "Sign in" }),
  );
  const none = clientOf(origin, () => Promise.resolve(null));
  await expect(none.me()).rejects.toMatchObject({ code: "signed-out" });
  const ending = clientOf(origin, (rejected) =>
    Promise.resolve(rejected === undefined ? { origin, accessToken: "old" } : null),
  );
  await expect(ending.me()).rejects.toMatchObject({ code: "signed-out" });
});

it("names a server that cannot be reached", async () => {
  await expect(clientOf("http://127.0.0.1:9").me()).rejects.toMatchObject({
    code: "server-unreachable",
  });
});

it.each([
  ["a web page", 200, "<html>"],
  ["an unexpected shape", 200, '{"agent":{}}'],
  ["an error page", 502, "<html>"],
  ["a redirect", 302, ""],
])("does not believe %s", async (_, status, content) => {
  const origin = await startTestServer((_request, response) => {
    response.writeHead(status, { location: "http://127.0.0.1:9/" }).end(content);
  });
  await expect(clientOf(origin).me()).rejects.toMatchObject({ code: "server-unclear" });
});

it("fetches a recording's sound with the agent's token", async () => {
  const seen: unknown[] = [];
  const origin = await startTestServer((request, response) => {
    seen.push(request.url, request.headers.authorization, request.headers.accept);
    response.writeHead(200, { "content-type": "audio/mpeg" }).end("ID3");
  });
  const sound = await clientOf(origin).fetchSound("a/b");
  expect(await sound.text()).toBe("ID3");
  expect(seen).toEqual(["/api/recordings/a%2Fb/audio", "Bearer good", "audio/mpeg"]);
});

it("takes nothing else for a recording's sound, and says why there is none", async () => {
  const origin = await startTestServer((request, response) => {
    if (request.url?.includes("page")) sendJson(response, 200, {});
    else sendJson(response, 410, { status: 410, code: "recording-deleted", title: "Deleted" });
  });
  const client = clientOf(origin);
  await expect(client.fetchSound("page")).rejects.toMatchObject({ code: "server-unclear" });
  await expect(client.fetchSound("old")).rejects.toMatchObject({ code: "recording-deleted" });
});
