import { recordAudit } from "../audit/audit.ts";
import type { Caller } from "../http/caller.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";
import type { RecordingTable } from "../database/schema-recordings.ts";
import type { RecordingWorld } from "./world.ts";

/** A player that was silent for so long begins a new play when it asks again. */
const playMs = 4 * 60 * 60 * 1000;

/**
 * Writes a play to the audit log. A player fetches one recording in parts and jumps about in it:
 * parts from the middle belong to the play this session has under way.
 */
export async function auditPlay(
  { db, clock, metrics }: Pick<RecordingWorld, "db" | "clock" | "metrics">,
  caller: Caller,
  recording: RecordingTable,
  isFromStart: boolean,
): Promise<void> {
  const { id, recording_sid: recordingSid, call_sid: callSid } = recording;
  const play = { recording_id: id, session_id: caller.sessionId };
  const now = clock.now();
  const isNew = await db.transaction().execute(async (trx) => {
    await lockInTransaction(trx, "recording-play", `${id} ${caller.sessionId}`);
    const before = await trx
      .selectFrom("recording_play")
      .select("last_at")
      .where("recording_id", "=", id)
      .where("session_id", "=", caller.sessionId)
      .executeTakeFirst();
    await trx
      .insertInto("recording_play")
      .values({ ...play, last_at: now })
      .onConflict((conflict) =>
        conflict.columns(["recording_id", "session_id"]).doUpdateSet({ last_at: now }),
      )
      .execute();
    const goesOn = before !== undefined && now - before.last_at < playMs;
    if (goesOn && !isFromStart) return false;
    const data = { callSid, recordingSid, recordingId: id };
    const audit = { action: "recording_downloaded", agentId: caller.agent.id, data } as const;
    await recordAudit(trx, audit, now);
    return true;
  });
  if (isNew) metrics.plays.inc();
}

/** Forgets plays that are long over. */
export async function prunePlays({
  db,
  clock,
}: Pick<RecordingWorld, "db" | "clock">): Promise<void> {
  await db
    .deleteFrom("recording_play")
    .where("last_at", "<", clock.now() - playMs)
    .execute();
}
