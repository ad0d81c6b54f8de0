import { Person } from "@ringback/shared/person";
import type { Db } from "../database/open.ts";
import type { FinishedCall } from "./describe-call.ts";
import { Written } from "./written.ts";

/** A call whose CRM record is not what it should be. */
export interface DueCall {
  readonly crmRecordId: string;
  readonly wantedVersion: number;
  readonly written: Written | null;
  readonly agentId: string | null;
  /** The CRM could not be asked about the record before the call. */
  readonly unverified: boolean;
  readonly call: FinishedCall;
}

/** What there is to write; `undefined` when there is nothing, or not yet. */
export async function readDueCall(db: Db, callId: string): Promise<DueCall | undefined> {
  const row = await db
    .selectFrom("activity")
    .innerJoin("call", "call.id", "activity.call_id")
    .leftJoin("agent", "agent.id", "call.agent_id")
    .selectAll("call")
    .select(["activity.crm_record_id", "activity.wanted_version", "activity.written_version"])
    .select(["activity.written", "activity.removed", "agent.crm_user_id"])
    .where("activity.call_id", "=", callId)
    .executeTakeFirst();
  if (row === undefined || row.removed === 1) return undefined;
  if (row.wanted_version === row.written_version || row.test === 1) return undefined;
  if (row.outcome === null || row.root_call_sid === null) return undefined;

  const person = row.person === null ? null : Person.parse(JSON.parse(row.person));
  const record =
    row.record_module === null || row.record_id === null
      ? null
      : { module: row.record_module, id: row.record_id };
  return {
    crmRecordId: row.crm_record_id,
    wantedVersion: row.wanted_version,
    written: row.written === null ? null : Written.parse(JSON.parse(row.written)),
    agentId: row.agent_id,
    unverified: record !== null && person === null,
    call: {
      rootCallSid: row.root_call_sid,
      direction: row.direction,
      outcome: row.outcome,
      number: row.number,
      name: person?.name ?? null,
      record,
      startedAt: row.started_at ?? row.created_at,
      talkSeconds: row.talk_seconds,
      voicemailSeconds: row.voicemail_seconds,
      callBackAsked: row.call_back_asked === 1,
      note: row.note,
      agentCrmUserId: row.crm_user_id,
      recordOwnerCrmUserId: row.owner_crm_user_id,
    },
  };
}
