import { isFinal, type LegStatus } from "../leg-facts.ts";
import { type LiveState, takeOffHold } from "./live-state.ts";

/** How far a leg has come, and the name we gave it when we had it rung. */
export interface LegNews {
  readonly callSid: string;
  readonly status: LegStatus;
  readonly label?: string | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** How a call is to be after this news; the very same state when it says nothing new. */
export function afterLeg(live: LiveState, leg: LegNews): LiveState {
  const { transfer, returning } = live;
  if (isLegOf(leg, transfer)) return afterTransferLeg(live, leg);
  if (isLegOf(leg, returning)) return afterReturningLeg(live, leg);
  if (leg.callSid === live.ourCallSid && isFinal(leg.status)) return afterOurs(live, leg);
  return live;
}

function isLegOf(
  { callSid, label }: LegNews,
  rung: { readonly label: string; readonly callSid: string | null } | null,
): boolean {
  return rung !== null && (label === rung.label || callSid === rung.callSid);
}

function afterTransferLeg(live: LiveState, { callSid, status }: LegNews): LiveState {
  const { transfer } = live;
  if (transfer === null) return live;
  if (isFinal(status)) return afterFailure(live);
  if (status !== "in-progress" || transfer.stage === "talking") return live;
  // Sent at once, or whoever would talk first has hung up meanwhile.
  if (transfer.how === "cold" || live.ourCallSid === null) return handOver(live, callSid);
  return { ...live, transfer: { ...transfer, stage: "talking", callSid } };
}

function afterReturningLeg(live: LiveState, { callSid, status }: LegNews): LiveState {
  if (isFinal(status)) return { ...live, returning: null };
  if (status !== "in-progress") return live;
  const back = { ourCallSid: callSid, aloneSince: null, returning: null, aside: false };
  return { ...takeOffHold(live), ...back };
}

/** Whoever of us talked is gone. */
function afterOurs(live: LiveState, { at }: LegNews): LiveState {
  const { transfer } = live;
  const left = { ...live, ourCallSid: null, aloneSince: at };
  if (transfer?.stage === "talking" && transfer.callSid !== null) {
    return handOver(left, transfer.callSid);
  }
  if (transfer !== null) return { ...left, transfer: { ...transfer, how: "cold" } };
  return live.aside ? left : { ...left, ending: "hang-up" };
}

/** Whoever it was handed on to has it now. */
export function handOver(live: LiveState, callSid: string): LiveState {
  const { transfer } = live;
  return {
    ...takeOffHold(live),
    agentId: transfer?.agentId ?? null,
    ourCallSid: callSid,
    aloneSince: null,
    transfer: null,
    handedOn: transfer && { by: live.agentId, from: transfer.from, words: transfer.words },
    aside: false,
  };
}

/** Nothing came of handing it on: it is as before; without anyone of us they may leave a message. */
export function afterFailure(live: LiveState): LiveState {
  const { transfer } = live;
  const failed: LiveState = { ...live, transfer: null };
  // Whoever has set them aside comes back to them.
  if (live.aside) return failed;
  if (live.ourCallSid === null) return { ...failed, ending: "voicemail" };
  return transfer?.heldBefore === true ? failed : takeOffHold(failed);
}
