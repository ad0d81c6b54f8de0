import { v7 as uuidv7 } from "uuid";
import type { Db } from "../database/open.ts";
import type { AuditAction } from "./audit-action.ts";

export type AuditRecord = AuditAction & {
  /** Whose doing it was; null for Twilio's, the CRM's or a stranger's. */
  readonly agentId: string | null;
};

/** Adds one line to the audit log, in the caller's transaction when it passes one. */
export async function recordAudit(db: Db, record: AuditRecord, now: number): Promise<void> {
  await db
    .insertInto("audit_log")
    .values({
      id: uuidv7({ msecs: now }),
      action: record.action,
      data: JSON.stringify(record.data),
      agent_id: record.agentId,
      created_at: now,
    })
    .execute();
}
