import type { DeclineRequest, LiveCall } from "@ringback/shared/live-call";
import { recordAudit } from "../../audit/audit.ts";
import type { Trx } from "../../database/open.ts";
import { traceStepOf } from "../inbound/move-on.ts";
import { stopRingingAtTwilio } from "../inbound/mobile-queue.ts";
import { stopRingingFor } from "../inbound/rings.ts";
import { lockRoute, noted, storeRoute } from "../inbound/route-store.ts";
import type { VoiceWorld } from "../world.ts";
import { callOver, notRinging } from "./call-problems.ts";
import { followLegs } from "./follow-legs.ts";
import { requireKnownCall } from "./known-call.ts";
import { readStored } from "./read-stored.ts";
import { readLive } from "./show-live.ts";

/**
 * An agent does not take a call that rings them: it goes on as planned, or straight to leaving a
 * message. All their browsers stop ringing; declining again changes nothing.
 */
export async function declineCall(
  world: VoiceWorld,
  agent: { readonly id: string; readonly name: string },
  callId: string,
  request: DeclineRequest,
): Promise<LiveCall> {
  const now = world.clock.now();
  return world.db.transaction().execute(async (trx) => {
    await decline(world, trx, agent, callId, request, now);
    return readLive(world, trx, callId);
  });
}

async function decline(
  world: VoiceWorld,
  trx: Trx,
  { id: agentId, name }: { readonly id: string; readonly name: string },
  callId: string,
  { to }: DeclineRequest,
  now: number,
): Promise<void> {
  const route = await lockRoute(trx, callId);
  const call = await requireKnownCall(trx, agentId, callId);
  if (call.state === "ended") throw callOver();
  if (call.ring_state === "stopped") return;
  if (call.ring_state === "ringing" && call.handed_on === 1) {
    return declineHandedOn(world, trx, agentId, callId, to, now);
  }
  const rings = await stopRingingFor(trx, callId, agentId, now);
  const step = route?.state.step ?? null;
  if (!rings || route === undefined || step === null || step.kind === "say") throw notRinging();
  const wantsVoicemail = to === "voicemail";
  const reason = wantsVoicemail
    ? `${name} sent the caller to voicemail.`
    : `${name} declined the call.`;
  const declined = noted(route, now, traceStepOf(step), "declined", reason);
  const state = { ...route.state, wantsVoicemail };
  await storeRoute(trx, { ...declined, state }, now);
  await stopRingingAtTwilio(trx, callId, route.turn, wantsVoicemail ? null : agentId, now);
  await recordAudit(trx, { action: "call_declined", agentId, data: { callId, goesTo: to } }, now);
}

/** A colleague does not take what is handed on to them: whoever hands it on has it back. */
async function declineHandedOn(
  world: VoiceWorld,
  trx: Trx,
  agentId: string,
  callId: string,
  to: DeclineRequest["to"],
  now: number,
): Promise<void> {
  const { transfer } = (await readStored(trx, callId)) ?? { transfer: null };
  if (transfer?.agentId !== agentId) throw notRinging();
  const { label } = transfer;
  await followLegs(world, trx, callId, [{ callSid: "", status: "canceled", label, at: now }], now);
  await recordAudit(trx, { action: "call_declined", agentId, data: { callId, goesTo: to } }, now);
}
