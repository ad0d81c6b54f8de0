import { rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { type StartedRecords, startRecords } from "../testing/records-world.ts";
import {
  keepRecording,
  recordingSid,
  storeMissedCall,
  tellRecording,
} from "../testing/recorded-call.ts";
import { startS3 } from "../testing/s3-server.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { onEachDatabase } from "../testing/test-database.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const cy = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f12";

onEachDatabase((open) => {
  let world: StartedRecords;
  let agent: TestAgent;
  let other: TestAgent;

  beforeEach(async () => {
    world = await startRecords(await open());
    agent = await signInAgent(world, bea);
    other = await signInAgent(world, cy, "Cy Lund");
  });

  const become = (role: "manager" | "admin" | "agent", id = cy) =>
    world.world.db.updateTable("agent").set({ role }).where("id", "=", id).execute();
  const plays = () => world.audits("recording_downloaded");

  async function play(
    recordingId: string,
    headers: Record<string, string> = {},
    { by = agent, method = "GET" }: { by?: TestAgent; method?: string } = {},
  ) {
    const response = await fetch(`${world.origin}/api/recordings/${recordingId}/audio`, {
      method,
      headers: { Authorization: `Bearer ${by.token}`, ...headers },
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes };
  }

  it("plays whole and in parts, and writes one line a play", async () => {
    const { recordingId, callId } = await keepRecording(world, agent);
    const { sound } = world.twilio;
    const whole = await play(recordingId);
    expect(whole.status).toBe(200);
    expect(whole.bytes.equals(sound)).toBe(true);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "accept-ranges": "bytes",
      "cache-control": "private, no-store",
      "content-length": String(sound.length),
      "content-type": "audio/mpeg",
    });
    expect(await plays()).toEqual([
      { agentId: bea, callSid: expect.any(String), recordingSid, recordingId },
    ]);

    const first = await play(recordingId, { Range: "bytes=0-" });
    expect([first.status, first.bytes.length]).toEqual([206, sound.length]);
    const middle = await play(recordingId, { Range: "bytes=417-419" });
    expect([middle.status, middle.headers.get("content-range")]).toEqual([
      206,
      `bytes 417-419/${sound.length}`,
    ]);
    expect(middle.bytes.equals(sound.subarray(417, 420))).toBe(true);
    const last = await play(recordingId, { Range: "bytes=-10" });
    expect(last.bytes.equals(sound.subarray(-10))).toBe(true);
    expect(await plays()).toHaveLength(2);

    const { body } = await agent.ask("GET", `/api/calls/${callId}/recordings`);
    expect(body).toMatchObject({ recordings: [{ id: recordingId, state: "stored" }] });
    expect(await world.metricsText()).toContain("ringback_recording_plays_total 2");
  });

  it("writes a line also for who begins in the middle, or comes back much later", async () => {
    const { recordingId } = await keepRecording(world, agent);
    await play(recordingId, { Range: "bytes=1-" });
    expect(await plays()).toHaveLength(1);
    await play(recordingId, { Range: "bytes=5000-" });
    expect(await plays()).toHaveLength(1);
    world.pass(5 * 3600 * 1000);
    await play(recordingId, { Range: "bytes=1-" });
    expect(await plays()).toHaveLength(2);
  });

  it("knows what is no part of it", async () => {
    const { recordingId } = await keepRecording(world, agent);
    const { length } = world.twilio.sound;
    const beyond = await play(recordingId, { Range: `bytes=${length}-` });
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([
      416,
      `bytes */${length}`,
    ]);
    expect(JSON.parse(beyond.bytes.toString())).toMatchObject({ code: "range-not-satisfiable" });
    expect(await plays()).toEqual([]);
    for (const Range of ["lines=1-2", "bytes=abc", "bytes=0-1,5-6"]) {
      expect((await play(recordingId, { Range })).status, Range).toBe(200);
    }
    const tag = (await play(recordingId)).headers.get("etag") ?? "";
    const same = await play(recordingId, { Range: "bytes=0-1", "If-Range": tag });
    const changed = await play(recordingId, { Range: "bytes=0-1", "If-Range": '"other"' });
    expect([same.status, changed.status]).toEqual([206, 200]);
    const head = await play(recordingId, {}, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length")]).toEqual([200, String(length)]);
  });

  it("is for who had the call, managers and admins; for all others there is none", async () => {
    const { recordingId, callId } = await keepRecording(world, agent);
    expect((await play(recordingId, {}, { by: other })).status).toBe(404);
    expect((await other.ask("GET", `/api/calls/${callId}/recordings`)).status).toBe(404);
    const missing = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8fff";
    expect((await play(missing)).status).toBe(404);
    const nobody = await fetch(`${world.origin}/api/recordings/${recordingId}/audio`);
    expect(nobody.status).toBe(401);
    expect((await play("..%2F..%2Fetc")).status).toBe(400);
    expect(await plays()).toEqual([]);
    for (const role of ["manager", "admin"] as const) {
      await become(role);
      expect((await play(recordingId, {}, { by: other })).status).toBe(200);
    }
    expect(await plays()).toHaveLength(2);
  });

  it("is for the owner when nobody took the call, and for everybody when it is nobody’s", async () => {
    const voicemail = { CallSid: `CA${"c".repeat(32)}`, RecordingSource: "RecordVerb" };
    const callId = await storeMissedCall(world, { ownerCrmUserId: agent.crmUserId });
    world.twilio.addRecording({ sid: recordingSid });
    await tellRecording(world, voicemail);
    const [before] = await world.recordings();
    const early = await play(before?.id ?? "");
    expect([early.status, early.headers.get("retry-after")]).toEqual([409, "60"]);
    await world.work("download-recording");
    const statuses = async () => [
      (await play(before?.id ?? "")).status,
      (await play(before?.id ?? "", {}, { by: other })).status,
    ];
    expect(await statuses()).toEqual([200, 404]);
    await world.world.db
      .updateTable("call")
      .set({ owner_crm_user_id: null })
      .where("id", "=", callId)
      .execute();
    expect(await statuses()).toEqual([200, 200]);
  });

  it("comes from S3 where that is set up, and says so when S3 is away", async () => {
    const s3 = await startS3("acme-recordings");
    world = await startRecords(await open(), {
      S3_BUCKET: s3.config.bucket,
      S3_REGION: s3.config.region,
      S3_ENDPOINT: s3.config.endpoint,
      S3_ACCESS_KEY_ID: s3.config.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.config.secretAccessKey,
    });
    agent = await signInAgent(world, bea);
    const { recordingId } = await keepRecording(world, agent);
    expect(await world.recordings()).toMatchObject([{ state: "stored", storage: "s3" }]);
    const part = await play(recordingId, { Range: "bytes=417-" });
    expect(part.bytes.equals(world.twilio.sound.subarray(417))).toBe(true);
    expect(await world.work("write-recording")).toEqual([]);
    expect([...world.crm.files.values()][0]?.equals(world.twilio.sound)).toBe(true);
    s3.setDown(true);
    const away = await play(recordingId);
    expect([away.status, away.headers.get("content-type")]).toEqual([
      503,
      expect.stringContaining("application/problem+json"),
    ]);
    expect(await plays()).toHaveLength(1);
  });

  it("says in words when the file is gone", async () => {
    const { recordingId } = await keepRecording(world, agent);
    await rm(join(world.folder, "recordings"), { recursive: true });
    const gone = await play(recordingId);
    expect([gone.status, gone.headers.get("content-type")]).toEqual([
      404,
      expect.stringContaining("application/problem+json"),
    ]);
    expect(await plays()).toEqual([]);
  });
});
