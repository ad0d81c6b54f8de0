import type { Trx } from "../../database/open.ts";
import { appendEvent } from "../../events/append-event.ts";
import type { VoiceWorld } from "../world.ts";
import { readLive } from "./show-live.ts";

/** Tells the streams of these agents how a call stands, once the transaction is committed. */
export async function publishLive(
  world: Pick<VoiceWorld, "recording">,
  trx: Trx,
  callId: string,
  agentIds: readonly (string | null | undefined)[],
  now: number,
): Promise<void> {
  const live = await readLive(world, trx, callId);
  const known = agentIds.filter((id) => id !== null && id !== undefined);
  // In one order always: each stream is locked until the transaction ends.
  for (const agentId of [...new Set(known)].toSorted()) {
    await appendEvent(trx, agentId, { type: "live", live }, now);
  }
}

/** Tells whoever is in a call how it stands. */
export async function publishLiveCall(
  world: Pick<VoiceWorld, "recording">,
  trx: Trx,
  callId: string,
  now: number,
): Promise<void> {
  const call = await trx
    .selectFrom("call")
    .leftJoin("live_call", "live_call.call_id", "call.id")
    .select(["call.state", "call.agent_id", "live_call.call_id as live"])
    .select(["live_call.agent_id as ours", "live_call.colleague_id"])
    .where("call.id", "=", callId)
    .executeTakeFirst();
  if (call === undefined || call.state === "ended") return;
  const agentIds = call.live === null ? [call.agent_id] : [call.ours, call.colleague_id];
  await publishLive(world, trx, callId, agentIds, now);
}
