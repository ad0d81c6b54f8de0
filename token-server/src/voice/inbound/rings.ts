import type { RingState } from "@ringback/shared/api";
import type { Trx } from "../../database/open.ts";
import { appendEvent } from "../../events/append-event.ts";
import type { CallProgress } from "../call-reducer.ts";
import { callQuery, toCall } from "../call-view.ts";
import type { PresenceOf } from "../route/agent-presence.ts";

/** The browsers of these agents ring now: their streams are told, and it is kept that they did. */
export async function ringAgents(
  trx: Trx,
  callId: string,
  agentIds: readonly string[],
  presence: PresenceOf,
  now: number,
  isHandedOn = false,
): Promise<void> {
  for (const agentId of agentIds.toSorted()) {
    const agent = presence.get(agentId);
    const waiting = agent?.onCall === true || agent?.beingRung === true;
    const state = {
      state: "ringing",
      waiting: waiting ? 1 : 0,
      handed_on: isHandedOn ? 1 : 0,
      updated_at: now,
    } as const;
    await trx
      .insertInto("ring")
      .values({ call_id: callId, agent_id: agentId, created_at: now, ...state })
      .onConflict((conflict) => conflict.columns(["call_id", "agent_id"]).doUpdateSet(state))
      .execute();
    await tell(trx, callId, agentId, waiting ? "waiting" : "ringing", now);
  }
}

/** The call goes on elsewhere. */
export async function stopRinging(trx: Trx, callId: string, now: number): Promise<void> {
  const rows = await trx
    .updateTable("ring")
    .set({ state: "stopped", updated_at: now })
    .where("call_id", "=", callId)
    .where("state", "=", "ringing")
    .returning("agent_id")
    .execute();
  for (const agentId of rows.map((row) => row.agent_id).toSorted()) {
    await tell(trx, callId, agentId, "stopped", now);
  }
}

/** One agent's browsers need not ring any more; `false` when they did not. */
export async function stopRingingFor(
  trx: Trx,
  callId: string,
  agentId: string,
  now: number,
): Promise<boolean> {
  const stopped = await trx
    .updateTable("ring")
    .set({ state: "stopped", updated_at: now })
    .where("call_id", "=", callId)
    .where("agent_id", "=", agentId)
    .where("state", "=", "ringing")
    .executeTakeFirst();
  if (stopped.numUpdatedRows === 0n) return false;
  await tell(trx, callId, agentId, "stopped", now);
  return true;
}

/** Tells an agent what became of a call that was handed on to them. */
export async function settleHandedOn(
  trx: Trx,
  callId: string,
  agentId: string,
  state: "answered" | "stopped" | "missed",
  now: number,
): Promise<void> {
  const settled = await trx
    .updateTable("ring")
    .set({ state, updated_at: now })
    .where("call_id", "=", callId)
    .where("agent_id", "=", agentId)
    .where("state", "=", "ringing")
    .where("handed_on", "=", 1)
    .executeTakeFirst();
  if (settled.numUpdatedRows > 0n) await tell(trx, callId, agentId, state, now);
}

/** Tells everybody a call rang what became of it: they answered, someone else did, nobody did. */
export async function settleRings(
  trx: Trx,
  callId: string,
  progress: Pick<CallProgress, "state" | "outcome" | "answeredBy">,
  now: number,
): Promise<void> {
  if (progress.state !== "connected" && progress.state !== "ended") return;
  const isAnswered = progress.state === "connected" || progress.outcome === "answered";
  const rows = await trx
    .selectFrom("ring")
    .select(["agent_id", "state"])
    .where("call_id", "=", callId)
    // Those it was handed on to are told by whoever hands it on.
    .where("handed_on", "=", 0)
    .orderBy("agent_id")
    .execute();
  for (const { agent_id: agentId, state: before } of rows) {
    const answered = agentId === progress.answeredBy ? "answered" : "answered-elsewhere";
    const state = isAnswered ? answered : "missed";
    if (state === before) continue;
    await trx
      .updateTable("ring")
      .set({ state, updated_at: now })
      .where("call_id", "=", callId)
      .where("agent_id", "=", agentId)
      .execute();
    await tell(trx, callId, agentId, state, now);
  }
}

async function tell(
  trx: Trx,
  callId: string,
  agentId: string,
  ring: RingState,
  now: number,
): Promise<void> {
  const row = await callQuery(trx).where("call.id", "=", callId).executeTakeFirstOrThrow();
  await appendEvent(trx, agentId, { type: "ring", ring, call: toCall(row) }, now);
}
