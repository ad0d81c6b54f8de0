import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { rootSid } from "../testing/placed-call.ts";
import { type StartedRecords, startRecords } from "../testing/records-world.ts";
import {
  recordCall,
  recordingSid,
  recordingStatus,
  storeMissedCall,
  tellRecording,
} from "../testing/recorded-call.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { onEachDatabase } from "../testing/test-database.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const fileName = `recording_2026-11-22_100007_${rootSid}_${recordingSid}.mp3`;
const transcribed = {
  TranscriptionSid: `TR${"6".repeat(32)}`,
  RecordingSid: recordingSid,
  CallSid: `CA${"c".repeat(32)}`,
  TranscriptionStatus: "completed",
  TranscriptionText: "Please call me back about the offer.",
};

onEachDatabase((open) => {
  let world: StartedRecords;
  let agent: TestAgent;

  beforeEach(async () => {
    world = await startRecords(await open());
    agent = await signInAgent(world, bea);
  });

  const files = () => readdir(join(world.folder, "recordings")).catch(() => []);
  const only = async () => {
    const [recording, ...more] = await world.recordings();
    expect(more).toEqual([]);
    return recording;
  };

  it("keeps a recording once, whole, under its name, however often Twilio tells of it", async () => {
    const callId = await recordCall(world, agent);
    const answers = await Promise.all([tellRecording(world), tellRecording(world)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await tellRecording(world, { RecordingDuration: "66" });
    expect(await world.work("download-recording")).toEqual([]);
    expect(await only()).toMatchObject({
      recording_sid: recordingSid,
      call_id: callId,
      kind: "call",
      state: "stored",
      channels: 2,
      duration_seconds: 65,
      file_name: fileName,
      storage: "folder",
      size_bytes: world.twilio.sound.length,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await files()).toEqual([fileName]);
    const kept = await readFile(join(world.folder, "recordings", fileName));
    expect(kept.equals(world.twilio.sound)).toBe(true);
    expect(await world.audits("recording_status_update")).toHaveLength(2);
    expect(await world.metricsText()).toContain(
      'ringback_recording_downloads_total{result="stored"} 1',
    );
    expect(await world.metricsText()).toContain('ringback_recordings{state="stored"} 1');
  });

  it("comes back until Twilio has the whole of it", async () => {
    await recordCall(world, agent);
    await tellRecording(world);
    world.twilio.answers.push("not-ready", "cut-off", "html", "whole");
    for (const words of ["404", "broke", "text/html"]) {
      const [error] = await world.work("download-recording");
      expect(error).toMatchObject({ message: expect.stringContaining(words) });
      expect(await only()).toMatchObject({ state: "waiting", file_name: null });
      expect(await files()).toEqual([]);
    }
    expect(await world.work("download-recording")).toEqual([]);
    expect(await only()).toMatchObject({ state: "stored" });
  });

  it("says so when it was never to be had, and leaves it at Twilio", async () => {
    await recordCall(world, agent);
    await tellRecording(world);
    world.twilio.answers.push("not-ready");
    expect(await world.work("download-recording")).toHaveLength(1);
    world.pass(25 * 3600 * 1000);
    expect(await world.work("download-recording")).toEqual([]);
    expect(await only()).toMatchObject({
      state: "failed",
      failure: expect.stringContaining("404"),
    });
    expect(world.twilio.seen.filter((request) => request.startsWith("DELETE"))).toEqual([]);
  });

  it("refuses what is too large or somewhere else, once", async () => {
    await recordCall(world, agent);
    await tellRecording(world);
    world.twilio.answers.push({ redirect: "https://evil.example/x.mp3" });
    expect(await world.work("download-recording")).toEqual([]);
    expect(await only()).toMatchObject({
      state: "failed",
      failure: expect.stringContaining("evil"),
    });
    expect(await files()).toEqual([]);
  });

  it("does not mind the order in which Twilio tells of it", async () => {
    await recordCall(world, agent);
    await tellRecording(world);
    await tellRecording(world, { RecordingStatus: "in-progress", RecordingDuration: "" });
    expect(await only()).toMatchObject({ state: "waiting" });
    await tellRecording(world, { RecordingStatus: "absent" });
    expect(await only()).toMatchObject({ state: "waiting", duration_seconds: 65 });
  });

  it("fetches nothing when nobody said anything", async () => {
    await recordCall(world, agent);
    await tellRecording(world, { RecordingStatus: "in-progress" });
    expect(await only()).toMatchObject({ state: "recording" });
    await tellRecording(world, { RecordingStatus: "absent", RecordingDuration: "0" });
    await world.work("download-recording");
    expect(await only()).toMatchObject({ state: "absent" });
    expect(await files()).toEqual([]);
  });

  describe("is refused when", () => {
    it.each<[string, Record<string, string>]>([
      ["RecordingSid", { RecordingSid: "../../../etc/passwd" }],
      ["RecordingSid", { RecordingSid: `${recordingSid}/../x` }],
      ["CallSid", { CallSid: "CA../../x" }],
      ["CallSid", { CallSid: "", ConferenceSid: "" }],
      ["RecordingDuration", { RecordingDuration: "-1" }],
    ])("%s is none: %j", async (field, more) => {
      await recordCall(world, agent);
      const answer = await tellRecording(world, more);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ errors: [{ field }] });
      expect(await world.recordings()).toEqual([]);
    });

    it("somebody else than Twilio tells of it", async () => {
      await recordCall(world, agent);
      const path = "/twilio/recordings/status";
      const answer = await world.webhook(path, recordingStatus(), "made up");
      expect(answer.status).toBe(403);
      expect(await world.recordings()).toEqual([]);
      expect(await world.audits("webhook_rejected")).toHaveLength(1);
    });
  });

  it("finds its call when the call becomes known later", async () => {
    const status = { CallSid: `CA${"c".repeat(32)}`, RecordingSource: "RecordVerb" };
    world.twilio.addRecording({ sid: recordingSid });
    await tellRecording(world, { ...status, RecordingChannels: "1" });
    await world.work("download-recording");
    expect(await only()).toMatchObject({ state: "stored", call_id: null, kind: "voicemail" });
    const callId = await storeMissedCall(world);
    await tellRecording(world, { ...status, RecordingDuration: "12" });
    expect(await only()).toMatchObject({ state: "stored", call_id: callId });
  });

  it("keeps a transcript whenever it comes, and the first that is complete", async () => {
    await storeMissedCall(world);
    const path = "/twilio/recordings/transcription";
    expect((await world.webhook(path, transcribed)).status).toBe(200);
    expect(await only()).toMatchObject({ state: "recording", kind: "voicemail" });
    const status = { CallSid: transcribed.CallSid, RecordingSource: "RecordVerb" };
    await tellRecording(world, status);
    await world.webhook(path, { ...transcribed, TranscriptionText: "Something else" });
    await world.webhook(path, { ...transcribed, TranscriptionStatus: "failed" });
    expect(await only()).toMatchObject({
      state: "waiting",
      started_at: Date.parse("2026-11-22T10:00:00Z"),
      transcription_state: "completed",
      transcript: "Please call me back about the offer.",
    });
  });
});
