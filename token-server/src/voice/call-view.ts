import { Call } from "@ringback/shared/call";
import { Person } from "@ringback/shared/person";
import type { Db } from "../database/open.ts";
import { appendEvent } from "../events/append-event.ts";
import type { Trx } from "../database/open.ts";

/** Calls with what the CRM shows of them, ready to be narrowed and read. */
export function callQuery(db: Db) {
  return db
    .selectFrom("call")
    .leftJoin("activity", "activity.call_id", "call.id")
    .selectAll("call")
    .select(["activity.wanted_version", "activity.written_version", "activity.removed"]);
}

type CallQueryRow = Awaited<ReturnType<ReturnType<typeof callQuery>["executeTakeFirstOrThrow"]>>;

/** A stored call as every screen sees it. */
export function toCall(row: CallQueryRow): Call {
  return Call.parse({
    id: row.id,
    direction: row.direction,
    state: row.state,
    outcome: row.outcome,
    number: row.number,
    person: row.person === null ? null : Person.parse(JSON.parse(row.person)),
    startedAt: row.started_at ?? row.created_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
    talkSeconds: row.talk_seconds,
    note: row.note,
    noteVersion: row.note_version,
    voicemailSeconds: row.voicemail_seconds,
    callBackAsked: row.call_back_asked === 1,
    test: row.test === 1,
    logged:
      row.removed === 0 &&
      row.written_version !== null &&
      row.written_version > 0 &&
      row.written_version === row.wanted_version,
  });
}

/** Whose streams hear of a call: whoever it belongs to, and everybody it rang. */
async function listenersOf(
  trx: Trx,
  callId: string,
  agentId: string | null,
): Promise<readonly string[]> {
  const rung = await trx
    .selectFrom("ring")
    .select("agent_id")
    .where("call_id", "=", callId)
    .execute();
  const ids = [...(agentId === null ? [] : [agentId]), ...rung.map((row) => row.agent_id)];
  // In one order always: each stream is locked until the transaction ends.
  return [...new Set(ids)].toSorted();
}

/** Tells the agents' open streams what this call is now, once the transaction is committed. */
export async function publishCall(trx: Trx, callId: string, now: number): Promise<void> {
  const row = await callQuery(trx).where("call.id", "=", callId).executeTakeFirstOrThrow();
  const call = toCall(row);
  for (const agentId of await listenersOf(trx, callId, row.agent_id)) {
    await appendEvent(trx, agentId, { type: "call", call }, now);
  }
}
