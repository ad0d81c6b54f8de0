import type { LiveCall } from "@ringback/shared/live-call";
import { recordAudit } from "../../audit/audit.ts";
import type { VoiceWorld } from "../world.ts";
import { notHeld, notInCall, transferUnderWay } from "./call-problems.ts";
import { storeLive } from "./live-store.ts";
import { makeItSo } from "./make-it-so.ts";
import { lockMyCall } from "./my-call.ts";
import { readStored } from "./read-stored.ts";

/**
 * Hangs up on somebody who was put aside for another call: no browser has a leg that could do it.
 * Asking again changes nothing until Twilio has told that they are gone, and is `call-over` then.
 */
export async function endHeld(
  world: VoiceWorld,
  agentId: string,
  callId: string,
): Promise<LiveCall> {
  const now = world.clock.now();
  await world.db.transaction().execute(async (trx) => {
    await lockMyCall(trx, agentId, callId);
    const live = await readStored(trx, callId);
    if (live?.agentId !== agentId) throw notInCall();
    if (live.ending === "hang-up") return;
    if (!live.aside) throw notHeld();
    if (live.transfer !== null) throw transferUnderWay();
    await storeLive(world, trx, callId, { ...live, returning: null, ending: "hang-up" }, now);
    await recordAudit(trx, { action: "held_call_ended", agentId, data: { callId } }, now);
  });
  return makeItSo(world, callId);
}
