import type { HeldRequest, LiveCall } from "@ringback/shared/live-call";
import { recordAudit } from "../../audit/audit.ts";
import type { Trx } from "../../database/open.ts";
import type { VoiceWorld } from "../world.ts";
import { notInCall, transferUnderWay } from "./call-problems.ts";
import { awaitReturn, comeBack, hasLeft } from "./come-back.ts";
import { isInCall } from "./is-in-call.ts";
import { type LiveState, putOnHold, takeOffHold } from "./live-state.ts";
import { storeLive } from "./live-store.ts";
import { makeItSo } from "./make-it-so.ts";
import { lockMyCall, requireRoom } from "./my-call.ts";
import { readStored } from "./read-stored.ts";

/** The other side hears words instead of the agent, or the agent again. Asking again changes nothing. */
export async function holdCall(
  world: VoiceWorld,
  agentId: string,
  callId: string,
  { held }: HeldRequest,
): Promise<LiveCall> {
  const isGone = !held && (await hasLeft(world, agentId, callId));
  const now = world.clock.now();
  const returning = await world.db.transaction().execute(async (trx) => {
    const live = await findHeldAs(world, trx, agentId, callId, held, now);
    if (live === undefined) return false;
    const after = held ? putOnHold(live, now) : unhold(live, isGone, now);
    await storeLive(world, trx, callId, after, now);
    const action = held ? "call_held" : "call_resumed";
    await recordAudit(trx, { action, agentId, data: { callId } }, now);
    return after.returning !== null;
  });
  return returning ? awaitReturn(world, callId) : makeItSo(world, callId);
}

function unhold(live: LiveState, isGone: boolean, now: number): LiveState {
  return live.aside ? comeBack(live, isGone, now) : takeOffHold(live);
}

/** The call to be changed; `undefined` when it is as it should be. */
async function findHeldAs(
  world: VoiceWorld,
  trx: Trx,
  agentId: string,
  callId: string,
  held: boolean,
  now: number,
): Promise<LiveState | undefined> {
  const call = await lockMyCall(trx, agentId, callId);
  if (!held && (await readStored(trx, callId)) === undefined) {
    // Nobody was ever held: the legs are left where they are.
    if (await isInCall(trx, agentId, call)) return undefined;
    throw notInCall();
  }
  const live = await requireRoom(world, trx, agentId, callId, now);
  if (live.held === held) return undefined;
  if (live.transfer !== null) throw transferUnderWay();
  return live;
}
