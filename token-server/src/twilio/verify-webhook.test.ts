import { request } from "node:http";
import { beforeEach, describe, expect, it } from "vitest";
import { childStatus, placeCall, rootSid } from "../testing/placed-call.ts";
import { openTestDatabase } from "../testing/test-database.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { startTestServer } from "../testing/test-server.ts";
import { startVoice, type StartedVoice } from "../testing/voice-world.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const statusPath = "/twilio/voice/status";
const outgoingPath = "/twilio/voice/outgoing";

let voice: StartedVoice;
let agent: TestAgent;

beforeEach(async () => {
  voice = await startVoice(await openTestDatabase());
  agent = await signInAgent(voice, bea);
});

describe("trust", () => {
  it.each([
    ["a forged signature", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "wrong-signature"],
    ["an empty one", "", "wrong-signature"],
  ])("refuses %s, changes nothing and leaves a line", async (_what, signature, reason) => {
    const { callId } = await placeCall(voice, agent);
    const fields = childStatus(voice.now(), 5, "in-progress");
    const response = await voice.webhook(statusPath, fields, signature);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "webhook-rejected" });
    expect((await agent.ask("GET", `/api/calls/${callId}`)).body.state).toBe("dialing");
    expect(await voice.audits("webhook_rejected")).toEqual([
      { agentId: null, path: statusPath, address: "127.0.0.1", reason },
    ]);
  });

  it("refuses a webhook without signature", async () => {
    const body = new URLSearchParams({ CallSid: rootSid });
    const response = await fetch(`${voice.origin}${outgoingPath}`, { method: "POST", body });
    expect(response.status).toBe(403);
    expect(await voice.audits("webhook_rejected")).toMatchObject([{ reason: "no-signature" }]);
  });

  it("stops writing lines when someone floods it, but goes on refusing", async () => {
    const statuses = await Promise.all(
      Array.from(
        { length: 130 },
        async () => (await voice.webhook(statusPath, { CallSid: rootSid }, "no")).status,
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([403]));
    expect(await voice.audits("webhook_rejected")).toHaveLength(120);
  });

  it("refuses a request line with a whole address, whatever the port of PUBLIC_URL", async () => {
    const server = await startTestServer(await openTestDatabase(), {
      PUBLIC_URL: "http://127.0.0.1:8787",
    });
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    request(server.origin, {
      method: "POST",
      path: `http://elsewhere.example.com${statusPath}`,
      headers: { "X-Twilio-Signature": "x", "Content-Length": "0" },
    })
      .once("response", ({ statusCode }) => resolve(statusCode))
      .once("error", reject)
      .end();
    expect(await promise).toBe(403);
  });

  it("takes only forms, and only by POST", async () => {
    const json = await fetch(`${voice.origin}${statusPath}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: "{}",
    });
    expect(json.status).toBe(415);
    expect((await fetch(`${voice.origin}${statusPath}`)).status).toBe(405);
  });
});

it("believes only allowed addresses, where they are set", async () => {
  const strict = await startVoice(await openTestDatabase(), {
    allowedAddresses: ["198.51.100.0/24"],
  });
  expect((await strict.webhook(statusPath, { CallSid: rootSid })).status).toBe(403);
});

it("accepts the previous auth token while it is replaced", async () => {
  const rotating = await startVoice(await openTestDatabase(), {
    authTokens: ["the next token", "the auth token"],
  });
  expect((await rotating.webhook(statusPath, { CallSid: rootSid })).status).toBe(200);
});

it("believes everyone where validation is skipped", async () => {
  const open = await startVoice(await openTestDatabase(), { skipValidation: true });
  expect((await open.webhook(statusPath, { CallSid: rootSid }, "none")).status).toBe(200);
});
