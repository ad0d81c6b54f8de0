import type { LiveCall } from "@ringback/shared/live-call";
import { recordAudit } from "../../audit/audit.ts";
import type { Trx } from "../../database/open.ts";
import type { VoiceWorld } from "../world.ts";
import { afterFailure, handOver } from "./after-leg.ts";
import { notInCall, nothingHandedOn } from "./call-problems.ts";
import type { LiveState, StoredLive } from "./live-state.ts";
import { makeItSo } from "./make-it-so.ts";
import { lockMyCall } from "./my-call.ts";
import { readStored } from "./read-stored.ts";
import { turnTo } from "./turn-to.ts";

/** Leaves a call to whoever it is handed on to: now, or when they answer. */
export async function finishTransfer(
  world: VoiceWorld,
  agentId: string,
  callId: string,
): Promise<LiveCall> {
  const now = world.clock.now();
  await world.db.transaction().execute(async (trx) => {
    const live = await requireStored(trx, agentId, callId);
    // Done already, by this agent.
    if (live.agentId !== agentId && live.handedOn?.by === agentId) return;
    if (live.agentId !== agentId) throw notInCall();
    const { transfer } = live;
    if (transfer === null) throw nothingHandedOn();
    const { stage, callSid } = transfer;
    const after: LiveState =
      stage === "talking" && callSid !== null
        ? handOver(live, callSid)
        : { ...live, transfer: { ...transfer, how: "cold" } };
    await turnTo(world, trx, callId, live, after, now);
    await recordAudit(trx, { action: "transfer_finished", agentId, data: { callId } }, now);
  });
  return makeItSo(world, callId);
}

/** Takes a call back that was being handed on: it is as it was before. */
export async function cancelTransfer(
  world: VoiceWorld,
  agentId: string,
  callId: string,
): Promise<LiveCall> {
  const now = world.clock.now();
  await world.db.transaction().execute(async (trx) => {
    const live = await requireStored(trx, agentId, callId);
    // It may be with the other by now; and whoever has hung up has nothing to take back.
    if (live.agentId !== agentId) throw notInCall();
    if (live.transfer === null) return;
    if (live.ourCallSid === null && !live.aside) throw notInCall();
    await turnTo(world, trx, callId, live, afterFailure(live), now);
    await recordAudit(trx, { action: "transfer_cancelled", agentId, data: { callId } }, now);
  });
  return makeItSo(world, callId);
}

async function requireStored(trx: Trx, agentId: string, callId: string): Promise<StoredLive> {
  await lockMyCall(trx, agentId, callId);
  const live = await readStored(trx, callId);
  if (live === undefined) throw nothingHandedOn();
  return live;
}
