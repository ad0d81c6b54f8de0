import type { Insertable } from "kysely";
import type { Trx } from "../database/open.ts";
import type { LegTable } from "../database/schema.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";
import { deriveCall, type CallProgress } from "./call-reducer.ts";
import { publishCall } from "./call-view.ts";
import { followInbound } from "./inbound/follow-inbound.ts";
import { deriveInbound } from "./inbound-reducer.ts";
import { joinFacts, LegFacts } from "./leg-facts.ts";
import { endLive } from "./live/end-live.ts";
import type { VoiceWorld } from "./world.ts";

/**
 * Adds reports to what is known of a call and brings the call up to date, with everything that
 * follows from it, in the caller's transaction. `changed` is false for reports that say nothing new.
 */
export async function foldIntoCall(
  world: Pick<VoiceWorld, "activity" | "followUps">,
  trx: Trx,
  callId: string,
  reports: readonly LegFacts[],
  now: number,
): Promise<CallProgress & { readonly changed: boolean }> {
  await lockInTransaction(trx, "call", callId);
  const legs = await joinLegs(trx, callId, reports, now);
  const call = await trx
    .selectFrom("call")
    .leftJoin("agent as owner", "owner.crm_user_id", "call.owner_crm_user_id")
    .selectAll("call")
    .select("owner.id as owner_agent_id")
    .where("call.id", "=", callId)
    .executeTakeFirstOrThrow();
  const root = legs.find((leg) => leg.callSid === call.root_call_sid);
  if (root === undefined) throw new Error(`Call ${callId} has no root leg`);
  const isInbound = call.direction === "inbound";
  // Who came into a conversation that was going on changes nothing of what it is.
  const others = legs.filter((leg) => leg !== root && leg.later !== true);
  const progress = isInbound
    ? deriveInbound(root, others)
    : deriveCall(
        root,
        others.filter((leg) => leg.parentCallSid === root.callSid),
      );
  const agentId = isInbound ? (progress.answeredBy ?? call.owner_agent_id) : call.agent_id;

  const changed =
    progress.state !== call.state ||
    progress.outcome !== call.outcome ||
    progress.startedAt !== call.started_at ||
    progress.answeredAt !== call.answered_at ||
    progress.endedAt !== call.ended_at ||
    progress.talkSeconds !== call.talk_seconds ||
    progress.voicemailSeconds !== call.voicemail_seconds ||
    agentId !== call.agent_id;
  if (!changed) return { ...progress, changed };
  await trx
    .updateTable("call")
    .set({
      agent_id: agentId,
      state: progress.state,
      outcome: progress.outcome,
      started_at: progress.startedAt,
      answered_at: progress.answeredAt,
      ended_at: progress.endedAt,
      talk_seconds: progress.talkSeconds,
      voicemail_seconds: progress.voicemailSeconds,
      updated_at: now,
    })
    .where("id", "=", callId)
    .execute();
  await world.activity.change(trx, callId, now, progress.state === "ended" ? now : undefined);
  if (isInbound) await followInbound(trx, callId, progress, now);
  if (progress.state === "ended") await endLive(trx, callId, now);
  if (progress.outcome !== call.outcome) await tellFollowUps(world, trx, call, progress, now);
  await publishCall(trx, callId, now);
  return { ...progress, changed };
}

/** Whoever has to call back is reminded; whoever was to call back need not any more. */
async function tellFollowUps(
  { followUps }: Pick<VoiceWorld, "followUps">,
  trx: Trx,
  { id, test }: { readonly id: string; readonly test: number },
  { outcome, voicemailSeconds }: CallProgress,
  now: number,
): Promise<void> {
  if (followUps === undefined || test === 1) return;
  // A call of ours that was passed back to us has no record in the CRM, and nobody made it.
  const record = await trx
    .selectFrom("activity")
    .select("call_id")
    .where("call_id", "=", id)
    .executeTakeFirst();
  if (record === undefined) return;
  if (outcome === "answered") await followUps.reached(trx, id, now);
  // Also where somebody talked first, and the one they were handed on to was not there.
  if (voicemailSeconds !== null) await followUps.voicemail(trx, id, now);
  if (outcome === "missed" || outcome === "abandoned") await followUps.missed(trx, id, now);
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
