import { recordAudit } from "../audit/audit.ts";
import type { Trx } from "../database/open.ts";
import type { FollowUpTable } from "../database/schema-recordings.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";
import { dueTime, enqueueFollowUp, insertFollowUp } from "./open-follow-up.ts";
import type { FollowUpWorld } from "./world.ts";

/**
 * A person finished or deleted the Task. It stays as it is; who called since the Task was last
 * written waits for something the Task never told of, and gets a new one.
 */
export async function closeInCrm(
  { db, clock, policy }: FollowUpWorld,
  followUpId: string,
  because: "done-in-crm" | "deleted-in-crm",
): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom("follow_up")
      .selectAll()
      .where("id", "=", followUpId)
      .executeTakeFirstOrThrow();
    // As those who open and extend do it.
    await lockInTransaction(trx, "follow-up", `number:${found.number}`);
    if (found.record_id !== null) await lockInTransaction(trx, "follow-up", found.person_key);
    const row = await trx
      .updateTable("follow_up")
      .set((column) => ({
        state: "closed" as const,
        closed_because: because,
        closed_at: column.fn.coalesce("closed_at", column.val(now)),
        updated_at: now,
      }))
      .where("id", "=", followUpId)
      .returningAll()
      .executeTakeFirstOrThrow();
    if (found.state === "open") await carryOver(trx, row, policy, now);
    const data = { followUpId, crmRecordId: row.crm_task_id };
    const action = because === "done-in-crm" ? "crm_task_done" : "crm_task_removed";
    await recordAudit(trx, { action, agentId: null, data }, now);
  });
}

async function carryOver(
  trx: Trx,
  row: FollowUpTable,
  policy: FollowUpWorld["policy"],
  now: number,
): Promise<void> {
  const untold = await trx
    .selectFrom("follow_up_entry")
    .selectAll()
    .where("follow_up_id", "=", row.id)
    .where("version", ">", row.written_version)
    .execute();
  // A Task that was never written told of nobody, and nobody can have finished it.
  if (untold.length === 0 || row.written_version === 0) return;
  const rule = await policy.rule(trx);
  const dueAt = Math.min(...untold.map(({ at, reason }) => dueTime(at, reason, rule)));
  const { person_key, record_module, record_id, person, owner_crm_user_id, number } = row;
  const next = { person_key, record_module, record_id, person, owner_crm_user_id, number };
  const id = await insertFollowUp(trx, next, dueAt, now);
  await trx
    .updateTable("follow_up_entry")
    .set({ follow_up_id: id, version: 1 })
    .where(
      "call_id",
      "in",
      untold.map(({ call_id: callId }) => callId),
    )
    .execute();
  await enqueueFollowUp(trx, id, now);
}
