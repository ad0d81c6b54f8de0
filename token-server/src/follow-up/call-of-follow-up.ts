import { E164 } from "@ringback/shared/e164";
import { Person } from "@ringback/shared/person";
import type { RecordRef } from "@ringback/shared/record-ref";
import { indexedValue } from "../database/indexed-value.ts";
import type { Db } from "../database/open.ts";

/** A call, as far as calling back is concerned. */
export interface CallOfFollowUp {
  readonly id: string;
  readonly direction: "outbound" | "inbound";
  readonly number: string;
  readonly record: RecordRef | null;
  readonly person: Person | null;
  /** CRM user who is to call back; null when nobody in particular is. */
  readonly ownerCrmUserId: string | null;
  readonly outcome: string | null;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Now, while it is not over. */
  readonly endedAt: number;
}

/** `undefined` for test calls: nobody waits. */
export async function readCall(
  db: Db,
  callId: string,
  now: number,
): Promise<CallOfFollowUp | undefined> {
  const row = await db
    .selectFrom("call")
    .leftJoin("agent", "agent.id", "call.agent_id")
    .selectAll("call")
    .select("agent.crm_user_id")
    .where("call.id", "=", callId)
    .where("call.test", "=", 0)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { record_module: module, record_id: id } = row;
  return {
    id: row.id,
    direction: row.direction,
    number: row.number,
    record: module === null || id === null ? null : { module, id },
    person: row.person === null ? null : Person.parse(JSON.parse(row.person)),
    ownerCrmUserId: row.owner_crm_user_id ?? row.crm_user_id,
    outcome: row.outcome,
    createdAt: row.created_at,
    endedAt: row.ended_at ?? now,
  };
}

/** False for a caller who withheld it. */
export function hasNumber({ number }: Pick<CallOfFollowUp, "number">): boolean {
  return E164.safeParse(number).success;
}

/** Whether both sides talked after this call: then nobody waits for its sake any more. */
export async function isReachedSince(db: Db, call: CallOfFollowUp): Promise<boolean> {
  const later = await db
    .selectFrom("call")
    .select("id")
    .where("outcome", "=", indexedValue("answered"))
    .where("test", "=", 0)
    .where("created_at", ">", call.createdAt)
    .where("id", "!=", call.id)
    .where((row) =>
      row.or([
        ...(hasNumber(call) ? [row("number", "=", call.number)] : []),
        ...(call.record === null
          ? []
          : [
              row.and([
                row("record_module", "=", call.record.module),
                row("record_id", "=", call.record.id),
              ]),
            ]),
      ]),
    )
    .executeTakeFirst();
  return later !== undefined;
}
