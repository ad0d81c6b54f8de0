import { enqueue } from "../database/jobs.ts";
import type { Trx } from "../database/open.ts";
import { crmRecordIdOf } from "../suitecrm/crm-record-id.ts";

export const callQueue = "write-call";

/** A record in the CRM will be needed once the call has ended. */
async function openCallActivity(
  trx: Trx,
  callId: string,
  rootCallSid: string,
  now: number,
): Promise<void> {
  await trx
    .insertInto("activity")
    .values({
      call_id: callId,
      crm_record_id: crmRecordIdOf(rootCallSid),
      wanted_version: 1,
      written_version: 0,
      written: null,
      removed: 0,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column("call_id").doNothing())
    .execute();
}

/** What the record should say has changed; with `writeAt` it is to be written then. */
async function changeCallActivity(
  trx: Trx,
  callId: string,
  now: number,
  writeAt: number | undefined,
): Promise<void> {
  const changed = await trx
    .updateTable("activity")
    .set((eb) => ({ wanted_version: eb("wanted_version", "+", 1), updated_at: now }))
    .where("call_id", "=", callId)
    .where("removed", "=", 0)
    .returning("call_id")
    .executeTakeFirst();
  if (changed === undefined || writeAt === undefined) return;
  await enqueue(trx, { queue: callQueue, key: callId, data: { callId }, runAt: writeAt });
}

export const callActivity = { open: openCallActivity, change: changeCallActivity };
