import type { Insertable } from "kysely";
import type { Trx } from "../database/open.ts";
import type { LegTable } from "../database/schema.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";
import { deriveCall, type CallProgress } from "./call-reducer.ts";
import { publishCall } from "./call-view.ts";
import { joinFacts, LegFacts } from "./leg-facts.ts";
import type { VoiceWorld } from "./world.ts";

/**
 * Adds reports to what is known of a call and brings the call up to date, with everything that
 * follows from it, in the caller's transaction. `changed` is false for reports that say nothing new.
 */
export async function foldIntoCall(
  world: Pick<VoiceWorld, "activity">,
  trx: Trx,
  callId: string,
  reports: readonly LegFacts[],
  now: number,
): Promise<CallProgress & { readonly changed: boolean }> {
  await lockInTransaction(trx, "call", callId);
  const legs = await joinLegs(trx, callId, reports, now);
  const call = await trx
    .selectFrom("call")
    .selectAll()
    .where("id", "=", callId)
    .executeTakeFirstOrThrow();
  const root = legs.find((leg) => leg.callSid === call.root_call_sid);
  if (root === undefined) throw new Error(`Call ${callId} has no root leg`);
  const children = legs.filter((leg) => leg.parentCallSid === root.callSid);
  const progress = deriveCall(root, children);

  const changed =
    progress.state !== call.state ||
    progress.outcome !== call.outcome ||
    progress.startedAt !== call.started_at ||
    progress.answeredAt !== call.answered_at ||
    progress.endedAt !== call.ended_at ||
    progress.talkSeconds !== call.talk_seconds;
  if (!changed) return { ...progress, changed };
  await trx
    .updateTable("call")
    .set({
      state: progress.state,
      outcome: progress.outcome,
      started_at: progress.startedAt,
      answered_at: progress.answeredAt,
      ended_at: progress.endedAt,
      talk_seconds: progress.talkSeconds,
      updated_at: now,
    })
    .where("id", "=", callId)
    .execute();
  await world.activity.change(trx, callId, now, progress.state === "ended" ? now : undefined);
  await publishCall(trx, callId, now);
  return { ...progress, changed };
}

async function joinLegs(
  trx: Trx,
  callId: string,
  reports: readonly LegFacts[],
  now: number,
): Promise<LegFacts[]> {
  const rows = await trx.selectFrom("leg").select("facts").where("call_id", "=", callId).execute();
  const legs = new Map<string, LegFacts>();
  for (const row of rows) {
    const facts = LegFacts.parse(JSON.parse(row.facts));
    legs.set(facts.callSid, facts);
  }
  for (const report of reports) {
    const known = legs.get(report.callSid);
    const joined = known === undefined ? report : joinFacts(known, report);
    legs.set(report.callSid, joined);
    await storeLeg(trx, {
      call_sid: joined.callSid,
      call_id: callId,
      parent_call_sid: joined.parentCallSid,
      facts: JSON.stringify(joined),
      updated_at: now,
    });
  }
  return [...legs.values()];
}

async function storeLeg(trx: Trx, leg: Insertable<LegTable>): Promise<void> {
  const { parent_call_sid, facts, updated_at } = leg;
  await trx
    .insertInto("leg")
    .values(leg)
    .onConflict((conflict) =>
      conflict.column("call_sid").doUpdateSet({ parent_call_sid, facts, updated_at }),
    )
    .execute();
}
