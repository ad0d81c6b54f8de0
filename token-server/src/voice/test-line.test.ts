import { beforeEach, describe, expect, it } from "vitest";
import { rootSid } from "../testing/placed-call.ts";
import { openTestDatabase } from "../testing/test-database.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { startVoice, type StartedVoice } from "../testing/voice-world.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const ben = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f22";
const statusPath = "/twilio/voice/status";
const outgoingPath = "/twilio/voice/outgoing";

let voice: StartedVoice;
let agent: TestAgent;

beforeEach(async () => {
  voice = await startVoice(await openTestDatabase());
  agent = await signInAgent(voice, bea);
});

describe("the test line", () => {
  it("speaks when it has no number, and never reaches the CRM", async () => {
    const key = { idempotencyKey: "test-call-1" };
    const { status, body } = await agent.ask("POST", "/api/calls/test-intents", key);
    expect(status).toBe(201);
    const fields = { CallSid: rootSid, From: agent.address, intent: body.intent };
    const twiml = await (await voice.webhook(outgoingPath, fields)).text();
    expect(twiml).toContain("<Say>");
    expect((await agent.ask("GET", `/api/calls/${body.callId}`)).body.state).toBe("connected");
    const ended = { CallSid: rootSid, CallStatus: "completed", CallDuration: "9" };
    await voice.webhook(statusPath, ended);
    expect((await agent.ask("GET", `/api/calls/${body.callId}`)).body).toMatchObject({
      state: "ended",
      outcome: "answered",
      test: true,
      talkSeconds: 9,
      logged: false,
    });
    expect(await voice.world.db.selectFrom("activity").selectAll().execute()).toEqual([]);
    expect(await voice.rows("job")).toEqual([]);
  });

  it("is dialled when it has a number", async () => {
    const line = await startVoice(await openTestDatabase(), { testLineNumber: "+12125550199" });
    const tester = await signInAgent(line, ben);
    const key = { idempotencyKey: "test-call-1" };
    const { body } = await tester.ask("POST", "/api/calls/test-intents", key);
    const fields = { CallSid: rootSid, From: tester.address, intent: body.intent };
    expect(await (await line.webhook(outgoingPath, fields)).text()).toContain(
      ">+12125550199</Number>",
    );
  });

  it.each([{}, { idempotencyKey: "x" }, { idempotencyKey: "test-call-1", number: "+14155550152" }])(
    "refuses %j",
    async (body) => {
      expect((await agent.ask("POST", "/api/calls/test-intents", body)).status).toBe(422);
    },
  );
});
