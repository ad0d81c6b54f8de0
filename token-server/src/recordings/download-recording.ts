import * as z from "zod";
import { enqueue } from "../database/jobs.ts";
import type { Trx } from "../database/open.ts";
import type { RecordingTable } from "../database/schema-recordings.ts";
import type { JobHandler } from "../database/run-jobs.ts";
import { MediaRefused, MediaUnavailable } from "../twilio/media.ts";
import { fetchFile } from "./fetch-file.ts";
import { recordingFileName } from "./file-name.ts";
import type { LocalFile } from "./storage/recording-storage.ts";
import type { RecordingWorld } from "./world.ts";
import { enqueueRecordingWriting } from "./write-recording.ts";

export const downloadQueue = "download-recording";

/** A recording Twilio still does not have by then was deleted there. */
const missingAfterMs = 24 * 60 * 60 * 1000;

/** Twilio has the whole recording: it is to be fetched. */
export async function enqueueDownload(trx: Trx, recordingId: string, now: number): Promise<void> {
  const data = { recordingId };
  await enqueue(trx, { queue: downloadQueue, key: recordingId, data, runAt: now });
}

const DownloadJob = z.object({ recordingId: z.uuid() });

/** Fetches a recording; tried until it is here, refused, or gone for good. */
export function createDownloadJob(world: RecordingWorld): JobHandler {
  return {
    run: ({ data }, signal) =>
      downloadRecording(world, DownloadJob.parse(data).recordingId, signal),
    firstRetryMs: 2_000,
    longestRetryMs: 30 * 60_000,
  };
}

/** Brings one recording from Twilio into our storage, whole and checked. */
async function downloadRecording(
  world: RecordingWorld,
  recordingId: string,
  signal: AbortSignal,
): Promise<void> {
  const { db, metrics, clock } = world;
  const recording = await db
    .selectFrom("recording")
    .selectAll()
    .where("id", "=", recordingId)
    .executeTakeFirst();
  if (recording === undefined || recording.state !== "waiting") return;
  const { recording_sid: recordingSid, channels } = recording;
  const wanted = { accountSid: world.accountSid, recordingSid, channels };
  try {
    await fetchFile(world, wanted, signal, (file) => keep(world, recording, file, signal));
    metrics.downloads.inc({ result: "stored" });
  } catch (error) {
    const isRefused = error instanceof MediaRefused;
    const isGone =
      error instanceof MediaUnavailable &&
      error.isMissing &&
      clock.now() - (recording.completed_at ?? recording.created_at) > missingAfterMs;
    metrics.downloads.inc({ result: isRefused ? "refused" : isGone ? "gone" : "retried" });
    if (!isRefused && !isGone) throw error;
    await giveUp(world, recordingId, error.message);
  }
}

async function keep(
  world: RecordingWorld,
  recording: RecordingTable,
  file: LocalFile,
  signal: AbortSignal,
): Promise<void> {
  const { db, clock, listeners } = world;
  const { current: storage } = world.storages;
  const { id, call_id: callId, recording_sid: recordingSid } = recording;
  const name = recordingFileName({
    startedAt: recording.started_at,
    callSid: recording.call_sid ?? recording.conference_sid ?? "",
    recordingSid,
  });
  await storage.put(name, file, signal);
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    const stored = await trx
      .updateTable("recording")
      .set({
        state: "stored",
        file_name: name,
        storage: storage.kind,
        size_bytes: file.sizeBytes,
        sha256: file.sha256,
        stored_at: now,
        failure: null,
        updated_at: now,
      })
      .where("id", "=", id)
      .where("state", "=", "waiting")
      .executeTakeFirst();
    if (stored.numUpdatedRows === 0n) return;
    await enqueueRecordingWriting(trx, id, now);
    if (callId !== null) await listeners.callChanged(trx, callId, now);
  });
}

/** It stays at Twilio: what was never fetched is never deleted there. */
async function giveUp(world: RecordingWorld, recordingId: string, why: string): Promise<void> {
  const now = world.clock.now();
  await world.db
    .updateTable("recording")
    .set({ state: "failed", failure: why, updated_at: now })
    .where("id", "=", recordingId)
    .where("state", "=", "waiting")
    .execute();
}
