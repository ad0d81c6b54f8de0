import * as fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { childStatus, dialEnded, inTurn, placeCall, talked } from "../testing/placed-call.ts";
import { onEachDatabase } from "../testing/test-database.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { startVoice, type StartedVoice } from "../testing/voice-world.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const statusPath = "/twilio/voice/status";
const endPath = "/twilio/voice/dial-ended";

let voice: StartedVoice;
let agent: TestAgent;

onEachDatabase((open) => {
  beforeEach(async () => {
    voice = await startVoice(await open());
    agent = await signInAgent(voice, bea);
  });

  describe("following the call", () => {
    it("tells how it went", async () => {
      const { callId } = await placeCall(voice, agent);
      const start = voice.now();
      const states: unknown[] = [];
      for (const [path, fields] of talked(start)) {
        expect((await voice.webhook(path, fields)).status).toBe(200);
        states.push((await agent.ask("GET", `/api/calls/${callId}`)).body.state);
      }
      expect(states).toEqual(["dialing", "ringing", "connected", "connected", "ended"]);
      expect((await agent.ask("GET", `/api/calls/${callId}`)).body).toMatchObject({
        outcome: "answered",
        startedAt: start,
        answeredAt: start + 7_000,
        endedAt: start + 72_000,
        talkSeconds: 65,
        logged: false,
      });
      expect(await voice.audits("call_status_update")).toHaveLength(5);
      expect(await voice.rows("job")).toMatchObject([
        { queue: "write-call", key: callId, state: "ready" },
      ]);
    });

    it("counts every webhook once, and answers a repetition as before", async () => {
      const { callId } = await placeCall(voice, agent);
      const webhooks = talked(voice.now());
      const first = await inTurn(voice, webhooks);
      const before = [
        await voice.rows("audit_log"),
        await voice.rows("stream_event"),
        await voice.rows("webhook"),
      ];
      const second = await inTurn(voice, webhooks);
      expect(await Promise.all(second.map((response) => response.text()))).toEqual(
        await Promise.all(first.map((response) => response.text())),
      );
      expect([
        await voice.rows("audit_log"),
        await voice.rows("stream_event"),
        await voice.rows("webhook"),
      ]).toEqual(before);
      expect((await agent.ask("GET", `/api/calls/${callId}`)).body.talkSeconds).toBe(65);
    });

    it("comes to the same whatever the order, and all at once", async () => {
      const { callId } = await placeCall(voice, agent);
      const webhooks = talked(voice.now());
      const [mixed = []] = fc.sample(
        fc.shuffledSubarray([...webhooks, ...webhooks], { minLength: 2 * webhooks.length }),
        { numRuns: 1 },
      );
      const responses = await Promise.all(
        mixed.map(([path, fields]) => voice.webhook(path, fields)),
      );
      expect(responses.map(({ status }) => status)).toEqual(mixed.map(() => 200));
      expect((await agent.ask("GET", `/api/calls/${callId}`)).body).toMatchObject({
        state: "ended",
        outcome: "answered",
        talkSeconds: 65,
      });
      expect(await voice.rows("webhook")).toHaveLength(webhooks.length + 1);
      expect(voice.faults).toEqual([]);
    });

    it.each([
      ["busy", { SipResponseCode: "486" }, "busy"],
      ["busy", { SipResponseCode: "603" }, "rejected"],
      ["no-answer", {}, "no-answer"],
      ["failed", { SipResponseCode: "404" }, "failed"],
      ["canceled", {}, "cancelled"],
    ])("tells that a leg was %s %j", async (status, more, outcome) => {
      const { callId } = await placeCall(voice, agent);
      await voice.webhook(statusPath, childStatus(voice.now(), 1, "initiated"));
      await voice.webhook(statusPath, childStatus(voice.now(), 5, status, more));
      await voice.webhook(endPath, dialEnded(status));
      const { body } = await agent.ask("GET", `/api/calls/${callId}`);
      expect(body).toMatchObject({ state: "ended", outcome, talkSeconds: 0, answeredAt: null });
    });

    it("does not go back when a late ringing arrives", async () => {
      const { callId } = await placeCall(voice, agent);
      await inTurn(voice, talked(voice.now()));
      await voice.webhook(statusPath, childStatus(voice.now(), 3, "ringing", { Late: "1" }));
      expect((await agent.ask("GET", `/api/calls/${callId}`)).body.state).toBe("ended");
    });

    it("takes calls that are not ours, and statuses it does not know, without a fault", async () => {
      await placeCall(voice, agent);
      const foreign = { CallSid: `CA${"f".repeat(32)}`, CallStatus: "completed" };
      expect((await voice.webhook(statusPath, foreign)).status).toBe(200);
      const future = childStatus(voice.now(), 1, "pondering");
      expect((await voice.webhook(statusPath, future)).status).toBe(200);
      const unreadable = childStatus(voice.now(), 1, "ringing", { Timestamp: "soon" });
      expect((await voice.webhook(statusPath, unreadable)).status).toBe(200);
      expect(voice.faults).toEqual([]);
    });
  });
});
