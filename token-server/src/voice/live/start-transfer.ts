import type { LiveCall, TransferRequest } from "@ringback/shared/live-call";
import { v4 as uuidv4 } from "uuid";
import { recordAudit } from "../../audit/audit.ts";
import type { Trx } from "../../database/open.ts";
import { ringAgents } from "../inbound/rings.ts";
import type { VoiceWorld } from "../world.ts";
import { setAsideNow, transferRefused, transferUnderWay } from "./call-problems.ts";
import { type LiveState, putOnHold } from "./live-state.ts";
import { storeLive } from "./live-store.ts";
import { makeItSo } from "./make-it-so.ts";
import { lockMyCall, requireRoom } from "./my-call.ts";
import { noteTransfer } from "./note-transfer.ts";
import { findTarget } from "./transfer-target.ts";

interface Asking {
  readonly id: string;
  readonly name: string;
}

/**
 * Hands a call on: the person outside is on hold while a colleague or a number rings. Asking for the
 * same again changes nothing.
 */
export async function startTransfer(
  world: VoiceWorld,
  agent: Asking,
  callId: string,
  request: TransferRequest,
): Promise<LiveCall> {
  const started = await world.db
    .transaction()
    .execute((trx) => start(world, trx, agent, callId, request));
  const live = await makeItSo(world, callId);
  if (live.transfer === null && started !== null) throw transferRefused(started);
  return live;
}

/** Whom it is handed on to; null when that goes on already. */
async function start(
  world: VoiceWorld,
  trx: Trx,
  { id: agentId, name: from }: Asking,
  callId: string,
  request: TransferRequest,
): Promise<string | null> {
  const now = world.clock.now();
  const { number } = await lockMyCall(trx, agentId, callId);
  const live = await requireRoom(world, trx, agentId, callId, now);
  if (live.transfer !== null) {
    if (isSame(live.transfer, request)) return null;
    throw transferUnderWay();
  }
  const { how, words = "" } = request;
  if (live.aside && how === "warm") throw setAsideNow();
  const { presence, ...target } = await findTarget(world, trx, { agentId, number }, request);
  const transfer = {
    ...target,
    label: uuidv4(),
    how,
    stage: "ringing" as const,
    from,
    words: words.trim() === "" ? null : words,
    callSid: null,
    heldBefore: live.held,
  };
  await storeLive(world, trx, callId, { ...putOnHold(live, now), transfer }, now);
  if (target.agentId !== null) await ringAgents(trx, callId, [target.agentId], presence, now, true);
  const manner = how === "warm" ? "to talk with them first" : "at once";
  const reason = `${from} hands the call on to ${target.to}, ${manner}.`;
  await noteTransfer(trx, callId, "begin", reason, now);
  const data = { callId, to: target.agentId ?? target.number ?? "", how };
  await recordAudit(trx, { action: "transfer_started", agentId, data }, now);
  return target.to;
}

function isSame(
  { agentId, number, how }: NonNullable<LiveState["transfer"]>,
  request: TransferRequest,
): boolean {
  const { to } = request;
  const isTarget = "number" in to ? to.number === number : to.agentId === agentId;
  return isTarget && how === request.how;
}
