import { recordAudit } from "../audit/audit.ts";
import type { Db, Trx } from "../database/open.ts";
import type { DueCall } from "./finished-call.ts";
import type { Written } from "./written.ts";

/** Tells whoever shows a call that what the CRM shows of it has changed. */
export type CallPublisher = (trx: Trx, callId: string, now: number) => Promise<void>;

interface Progress {
  readonly callId: string;
  readonly due: DueCall;
  readonly now: number;
  readonly publish: CallPublisher;
}

/** Remembers what is about to be sent, so that a crash or a lost answer is understood afterwards. */
export async function storeAttempt(db: Db, callId: string, written: Written): Promise<void> {
  await db
    .updateTable("activity")
    .set({ written: JSON.stringify(written) })
    .where("call_id", "=", callId)
    .execute();
}

/** The CRM shows this version. */
export async function storeWritten(db: Db, written: Written, progress: Progress): Promise<void> {
  const { callId, due, now, publish } = progress;
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable("activity")
      .set({
        written: JSON.stringify(written),
        written_version: due.wantedVersion,
        updated_at: now,
      })
      .where("call_id", "=", callId)
      .where("written_version", "<", due.wantedVersion)
      .execute();
    const data = { callId, crmRecordId: due.crmRecordId };
    await recordAudit(trx, { action: "crm_call_written", agentId: null, data }, now);
    await publish(trx, callId, now);
  });
}

/** A person deleted the record: it stays deleted. */
export async function storeRemoved(db: Db, progress: Progress): Promise<void> {
  const { callId, due, now, publish } = progress;
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable("activity")
      .set({ removed: 1, updated_at: now })
      .where("call_id", "=", callId)
      .execute();
    const data = { callId, crmRecordId: due.crmRecordId };
    await recordAudit(trx, { action: "crm_call_removed", agentId: null, data }, now);
    await publish(trx, callId, now);
  });
}
