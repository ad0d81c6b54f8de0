import type { Trx } from "../../database/open.ts";
import { stopLeg } from "../inbound/mobile-queue.ts";
import { settleHandedOn } from "../inbound/rings.ts";
import { readStored } from "./read-stored.ts";

/** The person outside is gone: nobody is rung for them any more, and nobody of us talks on. */
export async function endLive(trx: Trx, callId: string, now: number): Promise<void> {
  const live = await readStored(trx, callId);
  if (live === undefined) return;
  const { transfer, returning } = live;
  const legs = [live.ourCallSid, transfer?.callSid, returning?.callSid];
  for (const callSid of legs) {
    if (callSid !== null && callSid !== undefined) await stopLeg(trx, callSid, now);
  }
  const agentId = transfer?.agentId ?? null;
  if (agentId !== null) await settleHandedOn(trx, callId, agentId, "missed", now);
}
