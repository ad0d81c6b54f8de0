import type { HoldRequest, Recording } from "@ringback/shared/recording";
import { recordAudit } from "../audit/audit.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";
import type { Caller } from "../http/caller.ts";
import { toRecording } from "./recording-view.ts";
import { recordingNotFound, requireRole } from "./rights.ts";
import type { RecordingWorld } from "./world.ts";

/** Keeps a recording beyond its time for a legal reason, or lets it go again. Admins only. */
export async function holdRecording(
  { db, clock }: Pick<RecordingWorld, "db" | "clock">,
  { agent }: Caller,
  recordingId: string,
  { hold, reason }: HoldRequest,
): Promise<Recording> {
  requireRole(agent, ["admin"]);
  const now = clock.now();
  return db.transaction().execute(async (trx) => {
    // The clean-up takes the same lock for each recording it deletes.
    await lockInTransaction(trx, "recording-retention", recordingId);
    const before = await trx
      .selectFrom("recording")
      .selectAll()
      .where("id", "=", recordingId)
      .executeTakeFirst();
    if (before === undefined) throw recordingNotFound();
    const why = hold ? (reason?.trim() ?? null) : null;
    const facts = {
      hold: hold ? (1 as const) : (0 as const),
      hold_reason: why,
      hold_by: hold ? agent.id : null,
      updated_at: now,
    };
    const after = await trx
      .updateTable("recording")
      .set(facts)
      .where("id", "=", recordingId)
      .returningAll()
      .executeTakeFirstOrThrow();
    if (before.hold !== after.hold || before.hold_reason !== after.hold_reason) {
      const action = hold ? "recording_held" : "recording_released";
      const data = { recordingId, reason: reason?.trim() ?? null };
      await recordAudit(trx, { action, agentId: agent.id, data }, now);
    }
    return toRecording(after);
  });
}
