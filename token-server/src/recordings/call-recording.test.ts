import { defaultSettings } from "@ringback/shared/settings/default-settings";
import { beforeEach, expect, it } from "vitest";
import { recordingPolicy } from "../after-call-policies.ts";
import { childSid, placeCall, rootSid } from "../testing/placed-call.ts";
import { signInAgent } from "../testing/test-agent.ts";
import { onEachDatabase, type TestDatabase } from "../testing/test-database.ts";
import { startVoice } from "../testing/voice-world.ts";
import { announceRecording } from "./announce.ts";
import { createCallRecording } from "./call-recording.ts";
import type { RecordingPolicy, RuledCall } from "./world.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const publicUrl = "https://calls.example.com";
const callback = `${publicUrl}/twilio/recordings/status#rc=5&amp;rp=all`;
const usual = defaultSettings("UTC");
const recordsNothing = recordingPolicy(async () => ({ version: 0, settings: usual }));
const words = { text: "This call is recorded.", language: "en-GB" };

onEachDatabase((open) => {
  let database: TestDatabase;
  const asked: RuledCall[] = [];
  const recordsOutgoing: RecordingPolicy = {
    ...recordsNothing,
    ruleFor: async (_db, call) => {
      asked.push(call);
      return { record: call.direction === "outbound", channels: "dual", announcement: words };
    },
  };

  beforeEach(async () => {
    database = await open();
    asked.length = 0;
  });

  async function start(policy: RecordingPolicy) {
    const voice = await startVoice(database);
    const recording = createCallRecording(policy, publicUrl);
    Object.assign(voice.world, { recording });
    const agent = await signInAgent(voice, bea);
    const announce = (fields: Record<string, string>) =>
      announceRecording({ ...voice.world, policy, callerId: "+12125550142" }, fields);
    return { voice, agent, announce };
  }

  it("records nothing until somebody decides so", async () => {
    const { voice, agent } = await start(recordsNothing);
    const { twiml } = await placeCall(voice, agent);
    expect(twiml).toContain('record="do-not-record"');
    expect(twiml).not.toContain("recordings");
  });

  it("records what the rule of number and direction says, in two channels", async () => {
    const { voice, agent } = await start(recordsOutgoing);
    const { twiml } = await placeCall(voice, agent);
    expect(asked).toEqual([{ ourNumber: "+12125550142", direction: "outbound" }]);
    expect(twiml).toContain(
      `record="record-from-answer-dual" recordingStatusCallback="${callback}" ` +
        'recordingStatusCallbackMethod="POST" recordingStatusCallbackEvent="in-progress completed absent"',
    );
    expect(twiml).toContain(
      `<Number url="${publicUrl}/twilio/recordings/announcement#rc=5&amp;rp=all" method="POST"`,
    );
  });

  it("tells the person before they are connected, and keeps the proof once", async () => {
    const { voice, agent, announce } = await start(recordsOutgoing);
    const { callId } = await placeCall(voice, agent);
    const fields = { CallSid: childSid, ParentCallSid: rootSid, CallStatus: "in-progress" };
    const document = await announce(fields);
    expect(document).toContain('<Say language="en-GB">This call is recorded.</Say>');
    expect(await announce(fields)).toBe(document);
    await announce({ ...fields, Again: "1" });
    const proof = await database.db.selectFrom("recording_event").selectAll().execute();
    expect(proof).toEqual([
      expect.objectContaining({
        call_id: callId,
        kind: "announced",
        data: JSON.stringify({ callSid: childSid, ...words }),
        created_at: voice.now(),
      }),
    ]);
    expect(await voice.audits("recording_announced")).toHaveLength(1);
  });

  it("says nothing to a leg that nobody knows, or when nothing is to be said", async () => {
    const { voice, agent, announce } = await start(recordsOutgoing);
    expect(await announce({ CallSid: childSid })).toContain("<Response/>");
    await placeCall(voice, agent);
    const silent = recordsNothing;
    const answer = await announceRecording(
      { ...voice.world, policy: silent, callerId: "+12125550142" },
      { CallSid: childSid, ParentCallSid: rootSid },
    );
    expect(answer).toContain("<Response/>");
    expect(await voice.audits("recording_announced")).toEqual([]);
  });
});
