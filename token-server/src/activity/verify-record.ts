import type { Db } from "../database/open.ts";
import type { ReadRecord } from "../suitecrm/agent-records.ts";
import { CrmUnavailable } from "../suitecrm/failures.ts";
import type { DueCall } from "./finished-call.ts";

/** An agent who has not signed in again by then: the call is written without its record. */
const patienceMs = 24 * 60 * 60 * 1000;

/**
 * Before the call the CRM was not there to say whether the agent may see the record: it is asked
 * now, with the agent's own rights. A record that is not theirs leaves the call.
 */
export async function verifyRecord(
  db: Db,
  readRecord: ReadRecord,
  callId: string,
  due: DueCall,
  { now, signal }: { readonly now: number; readonly signal: AbortSignal },
): Promise<void> {
  const { record, startedAt } = due.call;
  if (record === null || due.agentId === null) return;
  const reading = await readRecord({ agentId: due.agentId }, record, signal);
  switch (reading.outcome) {
    case "found":
      await db
        .updateTable("call")
        .set({ person: JSON.stringify(reading.person), owner_crm_user_id: reading.ownerCrmUserId })
        .where("id", "=", callId)
        .execute();
      return;
    case "refused":
      await forgetRecord(db, callId);
      return;
    case "sign-in-needed":
      if (now - startedAt > patienceMs) {
        await forgetRecord(db, callId);
        return;
      }
      throw new CrmUnavailable("The agent has to sign in before the record can be checked");
    case "unreachable":
      throw new CrmUnavailable("The record cannot be checked yet");
  }
}

async function forgetRecord(db: Db, callId: string): Promise<void> {
  await db
    .updateTable("call")
    .set({ record_module: null, record_id: null })
    .where("id", "=", callId)
    .where("person", "is", null)
    .execute();
}
