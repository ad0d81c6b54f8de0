import { beforeEach, expect, it } from "vitest";
import {
  childSid,
  childStatus,
  inTurn,
  placeCall,
  rootSid,
  talked,
} from "../testing/placed-call.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { onEachDatabase } from "../testing/test-database.ts";
import { startVoice, type StartedVoice } from "../testing/voice-world.ts";
import { settleUnfinished } from "./settle.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";

onEachDatabase((open) => {
  let voice: StartedVoice;
  let agent: TestAgent;

  beforeEach(async () => {
    voice = await startVoice(await open());
    agent = await signInAgent(voice, bea);
  });

  const settle = () => settleUnfinished(voice.world, new AbortController().signal);

  /** What Twilio's REST API tells of the call. */
  function twilioKnows(status: string, child: string, seconds: number | null) {
    const startedAt = voice.now();
    const leg = { startedAt, endedAt: startedAt + 72_000, durationSeconds: seconds };
    voice.conversations.set(rootSid, {
      root: { ...leg, callSid: rootSid, parentCallSid: null, status },
      children: [{ ...leg, callSid: childSid, parentCallSid: rootSid, status: child }],
    });
  }

  it("finishes a call whose last webhooks came while the server was dead", async () => {
    const { callId } = await placeCall(voice, agent);
    const start = voice.now();
    await inTurn(voice, talked(start).slice(0, 3));
    twilioKnows("completed", "completed", 65);
    voice.pass(120_000);
    expect(await settle()).toEqual([]);
    expect((await agent.ask("GET", `/api/calls/${callId}`)).body).toMatchObject({
      state: "ended",
      outcome: "answered",
      answeredAt: start + 7_000,
      endedAt: start + 72_000,
      talkSeconds: 65,
    });
    expect(await voice.rows("job")).toMatchObject([{ queue: "write-call", key: callId }]);
    expect(await voice.audits("call_status_update")).toContainEqual(
      expect.objectContaining({ source: "settled", outcome: "answered" }),
    );
  });

  it("comes to the same when the lost webhooks come after all", async () => {
    const { callId } = await placeCall(voice, agent);
    const webhooks = talked(voice.now());
    twilioKnows("completed", "completed", 65);
    voice.pass(120_000);
    await settle();
    const settled = (await agent.ask("GET", `/api/calls/${callId}`)).body;
    await inTurn(voice, webhooks);
    expect((await agent.ask("GET", `/api/calls/${callId}`)).body).toEqual(settled);
  });

  it("does nothing twice", async () => {
    await placeCall(voice, agent);
    twilioKnows("completed", "completed", 65);
    voice.pass(120_000);
    await settle();
    const before = [await voice.rows("audit_log"), await voice.rows("stream_event")];
    await settle();
    expect([await voice.rows("audit_log"), await voice.rows("stream_event")]).toEqual(before);
  });

  it("leaves a call alone that has just begun, and one that goes on", async () => {
    const { callId } = await placeCall(voice, agent);
    voice.conversations.set(rootSid, new Error("must not be asked"));
    voice.pass(5_000);
    expect(await settle()).toEqual([]);
    twilioKnows("in-progress", "in-progress", null);
    voice.pass(60_000);
    expect(await settle()).toEqual([]);
    expect((await agent.ask("GET", `/api/calls/${callId}`)).body.state).toBe("connected");
  });

  it("settles the other calls when one cannot be read", async () => {
    const { callId } = await placeCall(voice, agent);
    const other = await signInAgent(voice, "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f22", "Ben Duarte");
    const request = { number: "+14155550153", idempotencyKey: "another-call" };
    const asked = await other.ask("POST", "/api/calls/intents", request);
    const otherSid = `CA${"c".repeat(32)}`;
    const fields = { CallSid: otherSid, From: other.address, intent: asked.body.intent };
    await voice.webhook("/twilio/voice/outgoing", fields);
    voice.conversations.set(otherSid, new Error("Twilio is away"));
    twilioKnows("completed", "busy", 0);
    voice.pass(120_000);
    expect(await settle()).toEqual([new Error("Twilio is away")]);
    expect((await agent.ask("GET", `/api/calls/${callId}`)).body.outcome).toBe("busy");
  });

  it("gives up a call Twilio never heard of, but not at once", async () => {
    const { callId } = await placeCall(voice, agent);
    voice.pass(60_000);
    await settle();
    expect((await agent.ask("GET", `/api/calls/${callId}`)).body.state).toBe("dialing");
    voice.pass(600_000);
    await settle();
    expect((await agent.ask("GET", `/api/calls/${callId}`)).body).toMatchObject({
      state: "ended",
      outcome: "failed",
    });
  });

  it("keeps what the webhooks know better", async () => {
    const { callId } = await placeCall(voice, agent);
    const declined = childStatus(voice.now(), 5, "busy", { SipResponseCode: "603" });
    await voice.webhook("/twilio/voice/status", declined);
    twilioKnows("completed", "busy", 0);
    voice.pass(120_000);
    await settle();
    expect((await agent.ask("GET", `/api/calls/${callId}`)).body.outcome).toBe("rejected");
  });
});
