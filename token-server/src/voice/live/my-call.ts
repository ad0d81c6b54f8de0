import type { Trx } from "../../database/open.ts";
import { lockInTransaction } from "../../database/transaction-lock.ts";
import type { VoiceWorld } from "../world.ts";
import { callOver, notConnected, notInCall } from "./call-problems.ts";
import { enterRoom } from "./enter-room.ts";
import { findTalk } from "./find-talk.ts";
import type { LiveState } from "./live-state.ts";
import { type KnownCall, requireKnownCall } from "./known-call.ts";
import { readStored } from "./read-stored.ts";

/** Locks a call this agent talks in; else says why they cannot do anything with it. */
export async function lockMyCall(trx: Trx, agentId: string, callId: string): Promise<KnownCall> {
  await lockInTransaction(trx, "call", callId);
  const call = await requireKnownCall(trx, agentId, callId);
  if (call.state === "ended") throw callOver();
  return call;
}

/** How a call the agent talks in stands, led into a conference of its own when it is not yet. */
export async function requireRoom(
  world: VoiceWorld,
  trx: Trx,
  agentId: string,
  callId: string,
  now: number,
): Promise<LiveState> {
  const call = await lockMyCall(trx, agentId, callId);
  const stored = await readStored(trx, callId);
  if (stored !== undefined) {
    if (stored.agentId !== agentId) throw notInCall();
    if (stored.ending !== null) throw callOver();
    return stored;
  }
  const talk = await findTalk(trx, call);
  if (talk === undefined) {
    // Nobody is told to wait for an answer that is not theirs.
    const isPlacing = call.direction === "outbound" && call.agent_id === agentId;
    throw isPlacing || call.ring_state === "ringing" ? notConnected() : notInCall();
  }
  if (talk.agentId !== agentId) throw notInCall();
  return enterRoom(world, trx, call, talk, now);
}
