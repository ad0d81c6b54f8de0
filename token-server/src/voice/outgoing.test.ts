import { beforeEach, describe, expect, it } from "vitest";
import { askToCall, maiNumber, maiRecord, placeCall, rootSid } from "../testing/placed-call.ts";
import { onEachDatabase } from "../testing/test-database.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { startVoice, type StartedVoice } from "../testing/voice-world.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const outgoingPath = "/twilio/voice/outgoing";
const hangUp = "<Response><Hangup/></Response>";

let voice: StartedVoice;
let agent: TestAgent;

onEachDatabase((open) => {
  beforeEach(async () => {
    voice = await startVoice(await open());
    agent = await signInAgent(voice, bea);
  });

  describe("placing the call", () => {
    it("rings the person with our number, absolute callbacks and the extension", async () => {
      const { twiml } = await placeCall(voice, agent, { extension: "204" });
      expect(twiml).toContain('<Dial answerOnBridge="true" callerId="+12125550142"');
      expect(twiml).toContain(
        'action="https://calls.example.com/twilio/voice/dial-ended#rc=5&amp;rp=all"',
      );
      expect(twiml).toContain(
        'statusCallback="https://calls.example.com/twilio/voice/status#rc=5&amp;rp=all"',
      );
      expect(twiml).toContain(`sendDigits="wwww204">${maiNumber}</Number>`);
      expect(await voice.audits("outbound_call")).toMatchObject([
        { callSid: rootSid, number: maiNumber, record: maiRecord, test: false },
      ]);
    });

    it("answers as XML, also when asked again in the same or other words", async () => {
      const { outgoing, twiml } = await placeCall(voice, agent);
      const again = await voice.webhook(outgoingPath, outgoing);
      expect(again.headers.get("Content-Type")).toMatch(/^text\/xml/);
      expect(await again.text()).toBe(twiml);
      voice.pass(300_000);
      const other = await voice.webhook(outgoingPath, { ...outgoing, FutureParam: "1" });
      expect(await other.text()).toBe(twiml);
      expect(await voice.audits("outbound_call")).toHaveLength(1);
    });

    it("keeps everything the CRM record needs before it answers", async () => {
      const { callId } = await placeCall(voice, agent);
      const { db } = voice.world;
      expect(await db.selectFrom("activity").selectAll().executeTakeFirst()).toMatchObject({
        call_id: callId,
        removed: 0,
      });
      expect(await db.selectFrom("call").selectAll().executeTakeFirst()).toMatchObject({
        root_call_sid: rootSid,
        started_at: voice.now(),
        record_id: maiRecord.id,
      });
    });

    it("keeps no intent readable", async () => {
      const { intent } = await placeCall(voice, agent);
      expect(JSON.stringify(await voice.rows("webhook"))).not.toContain(intent);
    });

    it.each([
      ["another call has used it", "already-used", { CallSid: `CA${"c".repeat(32)}` }, 0, true],
      ["another agent asks", "other-caller", { From: `client:agent_${"9".repeat(32)}` }, 0, false],
      ["a telephone asks", "other-caller", { From: "+14155550100" }, 0, false],
      ["it has run out", "expired", {}, 60_000, false],
      ["nobody granted it", "unknown-intent", { intent: "made-up" }, 0, false],
      ["there is none", "unknown-intent", { intent: "" }, 0, false],
    ])("hangs up when %s", async (_what, reason, change, waitMs, isPlaced) => {
      const { outgoing } = await askToCall(voice, agent);
      if (isPlaced) await voice.webhook(outgoingPath, outgoing);
      voice.pass(waitMs);
      const response = await voice.webhook(outgoingPath, { ...outgoing, ...change });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain(hangUp);
      expect(await voice.audits("outgoing_refused")).toMatchObject([{ reason }]);
    });

    it("hangs up for an agent who is not active any more", async () => {
      const { outgoing } = await askToCall(voice, agent);
      await voice.world.db.updateTable("agent").set({ active: 0 }).execute();
      const response = await voice.webhook(outgoingPath, outgoing);
      expect(await response.text()).toContain(hangUp);
      expect(await voice.audits("outgoing_refused")).toMatchObject([{ reason: "agent-inactive" }]);
    });

    it("places one of two calls that use an intent at the same moment", async () => {
      const { outgoing } = await askToCall(voice, agent);
      const responses = await Promise.all(
        ["c", "d", "e"].map((digit) =>
          voice.webhook(outgoingPath, { ...outgoing, CallSid: `CA${digit.repeat(32)}` }),
        ),
      );
      const documents = await Promise.all(responses.map((response) => response.text()));
      expect(documents.filter((document) => document.includes("<Dial"))).toHaveLength(1);
      expect(documents.filter((document) => document.includes(hangUp))).toHaveLength(2);
    });
  });
});
