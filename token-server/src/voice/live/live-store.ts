import * as z from "zod";
import type { Trx } from "../../database/open.ts";
import { enqueue } from "../../database/jobs.ts";
import { lockInTransaction } from "../../database/transaction-lock.ts";
import type { VoiceWorld } from "../world.ts";
import { LiveState } from "./live-state.ts";
import { publishLive } from "./publish-live.ts";
import { readStored } from "./read-stored.ts";

export const liveQueue = "live-call";
export const LiveJob = z.object({ callId: z.uuid(), check: z.boolean() });
export type LiveJob = z.infer<typeof LiveJob>;

/** Whoever changes a call brings it about at once; this is for the case that they die over it. */
const safetyMs = 5_000;

/**
 * Decides how a call is to be from now on, with the call locked: its agents are told, and it is
 * brought about at Twilio.
 */
export async function storeLive(
  world: Pick<VoiceWorld, "recording">,
  trx: Trx,
  callId: string,
  live: LiveState,
  now: number,
): Promise<void> {
  const before = await readStored(trx, callId);
  const values = {
    agent_id: live.agentId,
    colleague_id: live.transfer?.agentId ?? null,
    customer_call_sid: live.customerCallSid,
    state: JSON.stringify(LiveState.parse(live)),
    version: (before?.version ?? 0) + 1,
    updated_at: now,
  };
  await trx
    .insertInto("live_call")
    .values({ call_id: callId, ...values, done_version: 0, claimed_by: null, claimed_until: null })
    .onConflict((conflict) => conflict.column("call_id").doUpdateSet(values))
    .execute();
  await enqueueLive(trx, callId, now + safetyMs);
  const told = [before, live].flatMap((one) => [one?.agentId, one?.transfer?.agentId]);
  await publishLive(world, trx, callId, told, now);
}

/** Has the job look after a call that was changed. */
export async function enqueueLive(trx: Trx, callId: string, runAt: number): Promise<void> {
  const data: LiveJob = { callId, check: false };
  await enqueue(trx, { queue: liveQueue, key: callId, data, runAt });
}

/** Has the job ask Twilio what became of ringing whose end we should have been told by then. */
export async function enqueueCheck(trx: Trx, callId: string, runAt: number): Promise<void> {
  const data: LiveJob = { callId, check: true };
  await enqueue(trx, { queue: liveQueue, key: `check ${callId}`, data, runAt });
}

/** Keeps what Twilio said about what was decided before: nothing new is decided. */
export async function noteLive(
  trx: Trx,
  callId: string,
  note: (live: LiveState) => LiveState,
  now: number,
): Promise<void> {
  await lockInTransaction(trx, "call", callId);
  const before = await readStored(trx, callId);
  if (before === undefined) return;
  await trx
    .updateTable("live_call")
    .set({ state: JSON.stringify(LiveState.parse(note(before))), updated_at: now })
    .where("call_id", "=", callId)
    .execute();
}
