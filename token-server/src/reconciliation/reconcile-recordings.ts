import { recordAudit } from "../audit/audit.ts";
import type { TwilioRecording } from "../twilio/recordings.ts";
import { lookThrough } from "./window.ts";
import type { ReconciliationWorld } from "./world.ts";

/** Twilio's own retries of a lost webhook are over by then. */
const quietMs = 2 * 60_000;
/** A transcript that has not come by then will not. */
const transcriptMs = 24 * 60 * 60 * 1000;
const atOnce = 200;

/** Takes in recordings and transcripts whose webhooks were lost. */
export async function reconcileRecordings(
  world: ReconciliationWorld,
  signal: AbortSignal,
): Promise<void> {
  await lookThrough(
    world,
    "recordings",
    async (window) => {
      for (const recording of await world.recordings.list(window)) {
        if (signal.aborted) throw signal.reason;
        await takeIn(world, recording);
      }
    },
    signal,
  );
  await askAboutLongOnes(world, signal);
  await askForTranscripts(world, signal);
}

async function takeIn(world: ReconciliationWorld, recording: TwilioRecording): Promise<void> {
  const { db, clock, found } = world;
  const now = clock.now();
  if (now - recording.startedAt < quietMs || !(await isOurs(world, recording))) return;
  const isNews = await db.transaction().execute(async (trx) => {
    if (!(await world.noteRecording(trx, recording, now))) return false;
    const { recordingSid, status } = recording;
    const data = { callId: null, recordingSid, status, source: "reconciled" as const };
    await recordAudit(trx, { action: "recording_status_update", agentId: null, data }, now);
    return true;
  });
  if (isNews) found.inc({ what: "recording" });
}

/** The account may record calls of others: ours are of a call we know, or known already. */
async function isOurs({ db }: ReconciliationWorld, recording: TwilioRecording): Promise<boolean> {
  const { recordingSid, callSid } = recording;
  const known = await db
    .selectFrom("recording")
    .select("id")
    .where("recording_sid", "=", recordingSid)
    .executeTakeFirst();
  if (known !== undefined) return true;
  if (callSid === null) return false;
  const leg = await db
    .selectFrom("leg")
    .select("call_id")
    .where("call_sid", "=", callSid)
    .executeTakeFirst();
  return leg !== undefined;
}

/** A recording that runs for hours began before the part of the list that is looked at. */
async function askAboutLongOnes(world: ReconciliationWorld, signal: AbortSignal): Promise<void> {
  const { db, clock } = world;
  const running = await db
    .selectFrom("recording")
    .select("recording_sid")
    .where("state", "=", "recording")
    .where("created_at", "<", clock.now() - quietMs)
    .orderBy("created_at")
    .limit(atOnce)
    .execute();
  for (const { recording_sid: sid } of running) {
    if (signal.aborted) return;
    const recording = await world.recordings.fetch(sid);
    if (recording !== undefined) await takeIn(world, recording);
  }
}

async function askForTranscripts(world: ReconciliationWorld, signal: AbortSignal): Promise<void> {
  const { db, clock, found } = world;
  const now = clock.now();
  const waiting = await db
    .selectFrom("recording")
    .select("recording_sid")
    .where("kind", "=", "voicemail")
    .where("state", "in", ["waiting", "stored"])
    .where("transcription_state", "is", null)
    .where("created_at", ">", now - transcriptMs)
    .where("created_at", "<", now - quietMs)
    .limit(atOnce)
    .execute();
  for (const { recording_sid: sid } of waiting) {
    if (signal.aborted) return;
    const transcript = await world.findTranscript(sid);
    if (transcript === undefined) continue;
    const isNews = await db
      .transaction()
      .execute((trx) => world.noteTranscript(trx, sid, transcript, clock.now()));
    if (isNews) found.inc({ what: "transcript" });
  }
}
