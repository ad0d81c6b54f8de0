import type { Trx } from "../../database/open.ts";
import { settleHandedOn } from "../inbound/rings.ts";
import type { VoiceWorld } from "../world.ts";
import type { LiveState } from "./live-state.ts";
import { storeLive } from "./live-store.ts";
import { noteTransfer } from "./note-transfer.ts";

/** Stores how a call is to be from now on, and tells what that means for whom it was handed on to. */
export async function turnTo(
  world: Pick<VoiceWorld, "recording">,
  trx: Trx,
  callId: string,
  before: LiveState,
  after: LiveState,
  now: number,
): Promise<void> {
  await storeLive(world, trx, callId, after, now);
  const { transfer } = before;
  if (transfer === null) return;
  const { agentId, to, stage } = transfer;
  const isTheirs =
    after.transfer === null && after.ending === null && after.handedOn !== before.handedOn;
  const talksNow = after.transfer?.stage === "talking";
  if (agentId !== null && (isTheirs || talksNow)) {
    await settleHandedOn(trx, callId, agentId, "answered", now);
  }
  if (agentId !== null && after.transfer === null && !isTheirs) {
    await settleHandedOn(trx, callId, agentId, "stopped", now);
  }
  if (isTheirs) await noteTransfer(trx, callId, "done", `${to} has the call now.`, now);
  else if (talksNow && stage === "ringing") {
    await noteTransfer(trx, callId, "answered", `${to} answered, and is talked with first.`, now);
  } else if (after.transfer === null) {
    const where =
      after.ending === "voicemail"
        ? "Nobody is there any more: the caller is asked for a message."
        : "The call stays where it was.";
    await noteTransfer(trx, callId, "failed", `${to} does not take it. ${where}`, now);
  }
}
