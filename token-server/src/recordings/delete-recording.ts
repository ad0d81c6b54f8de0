import { recordAudit } from "../audit/audit.ts";
import type { RecordingTable } from "../database/schema-recordings.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";
import { enqueueRecordingWriting } from "./write-recording.ts";
import type { RecordingWorld } from "./world.ts";

type Deletion =
  | { readonly outcome: "deleted"; readonly here: boolean; readonly atTwilio: boolean }
  | { readonly outcome: "held" | "never_fetched" | "failed" };

interface Options {
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
}

/**
 * Deletes one recording whose time is up. First the row says so, then the file goes, then
 * Twilio's copy: whatever is interrupted is finished by the next run.
 */
export async function deleteRecording(
  world: RecordingWorld,
  recordingId: string,
  { dryRun, signal }: Options,
): Promise<Deletion> {
  const found = await claim(world, recordingId, dryRun);
  if (typeof found === "string") return { outcome: found };
  const here = found.claimed;
  if (dryRun) return { outcome: "deleted", here, atTwilio: found.deleted_at_twilio === null };
  try {
    if (found.storage !== null && found.file_name !== null) {
      await world.storages.of(found.storage).remove(found.file_name, signal);
    }
    if (here) world.metrics.deletions.inc({ where: "here" });
    await world.twilio.remove(found.recording_sid);
    world.metrics.deletions.inc({ where: "twilio" });
    await finish(world, found);
    return { outcome: "deleted", here, atTwilio: true };
  } catch {
    // Counted in the report; the row still waits for Twilio, so the next run tries again.
    return { outcome: "failed" };
  }
}

type Claimed = RecordingTable & { readonly claimed: boolean };

/** From here on nobody can play it. */
async function claim(
  { db, clock, listeners }: RecordingWorld,
  recordingId: string,
  dryRun: boolean,
): Promise<Claimed | "held" | "never_fetched"> {
  const now = clock.now();
  return db.transaction().execute(async (trx) => {
    await lockInTransaction(trx, "recording-retention", recordingId);
    const recording = await trx
      .selectFrom("recording")
      .selectAll()
      .where("id", "=", recordingId)
      .executeTakeFirstOrThrow();
    if (recording.hold === 1) return "held";
    if (recording.state === "waiting" || recording.state === "failed") return "never_fetched";
    const claimed = recording.state === "stored";
    if (!claimed || dryRun) return { ...recording, claimed };
    await trx
      .updateTable("recording")
      .set({ state: "deleted", deleted_at: now, updated_at: now })
      .where("id", "=", recordingId)
      .execute();
    await enqueueRecordingWriting(trx, recordingId, now);
    if (recording.call_id !== null) await listeners.callChanged(trx, recording.call_id, now);
    return { ...recording, claimed };
  });
}

async function finish({ db, clock }: RecordingWorld, recording: RecordingTable): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable("recording")
      .set({ deleted_at_twilio: now, updated_at: now })
      .where("id", "=", recording.id)
      .execute();
    const data = {
      recordingId: recording.id,
      recordingSid: recording.recording_sid,
      atTwilio: true,
    };
    await recordAudit(trx, { action: "recording_deleted", agentId: null, data }, now);
  });
}
