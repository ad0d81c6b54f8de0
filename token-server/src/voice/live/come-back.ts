import { setTimeout as wait } from "node:timers/promises";
import { v4 as uuidv4 } from "uuid";
import type { VoiceWorld } from "../world.ts";
import type { LiveCall } from "@ringback/shared/live-call";
import { browserDidNotAnswer, callOver } from "./call-problems.ts";
import { type LiveState, takeOffHold } from "./live-state.ts";
import { makeItSo } from "./make-it-so.ts";
import { readStored } from "./read-stored.ts";
import { setOthersAside } from "./set-aside.ts";

/** Longer than it rings. */
const patienceMs = 28_000;
const everyMs = 100;

/** Whether our leg in a call that was set aside is gone: the browser took another call. */
export async function hasLeft(
  world: VoiceWorld,
  agentId: string,
  callId: string,
): Promise<boolean> {
  const stored = await readStored(world.db, callId);
  if (stored?.aside !== true || stored.agentId !== agentId) return false;
  const other = await setOthersAside(world, agentId, callId);
  // A browser has one call at a time.
  if (stored.ourCallSid === null || other?.isNew === true) return true;
  const room = await world.conferences.find(callId);
  return !room?.members.some((one) => one.callSid === stored.ourCallSid && one.isThere);
}

/** An agent goes on with somebody they have set aside: their browser is rung where it has left. */
export function comeBack(live: LiveState, isGone: boolean, now: number): LiveState {
  if (!isGone) return { ...takeOffHold(live), aside: false };
  const returning = live.returning ?? { label: uuidv4(), callSid: null };
  return { ...live, ourCallSid: null, aloneSince: live.aloneSince ?? now, returning };
}

/** Back when the agent's browser has taken the call, and both hear each other. */
export async function awaitReturn(world: VoiceWorld, callId: string): Promise<LiveCall> {
  await makeItSo(world, callId);
  const deadline = AbortSignal.timeout(patienceMs);
  for (;;) {
    const live = await readStored(world.db, callId);
    const call = await world.db
      .selectFrom("call")
      .select("state")
      .where("id", "=", callId)
      .executeTakeFirst();
    if (call?.state === "ended") throw callOver();
    if (live?.held === false) return makeItSo(world, callId);
    if (live?.returning === null || deadline.aborted) throw browserDidNotAnswer();
    await wait(everyMs);
  }
}
