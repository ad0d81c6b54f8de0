import type { Trx } from "../../database/open.ts";
import { lockInTransaction } from "../../database/transaction-lock.ts";
import { isFinal, type LegStatus } from "../leg-facts.ts";
import type { VoiceWorld } from "../world.ts";
import { readStored } from "./read-stored.ts";
import { documentOfLeg } from "./room-document.ts";

/** The end of a `<Dial>`, as far as it tells whether the other side lives on. */
interface DialOver {
  readonly CallSid: string;
  readonly CallStatus?: LegStatus | undefined;
  readonly DialCallDuration?: number | undefined;
}

/**
 * Where the other side of a `<Dial>` went. `led`: we led it to the conference of the call, so whoever
 * dialled it goes there, too. `gone`: it hung up in that very moment. `none`: nobody was led away.
 */
export async function whereOtherWent(
  trx: Trx,
  callId: string,
  { CallSid, CallStatus, DialCallDuration }: DialOver,
): Promise<"led" | "gone" | "none"> {
  const live = await readStored(trx, callId);
  const isOfCall = live?.customerCallSid === CallSid || live?.ourCallSid === CallSid;
  if (live === undefined || !isOfCall || live.leading === null) return "none";
  const hasLeft = CallStatus !== undefined && isFinal(CallStatus);
  // Twilio tells no duration of a side that was given something else to do.
  return hasLeft || DialCallDuration !== undefined ? "gone" : "led";
}

/** Where the agent's side of an outgoing call is to go; `undefined` when its call is over. */
export async function followOther(
  world: VoiceWorld,
  trx: Trx,
  callId: string,
  form: DialOver,
): Promise<string | undefined> {
  await lockInTransaction(trx, "call", callId);
  if ((await whereOtherWent(trx, callId, form)) !== "led") return undefined;
  const live = await readStored(trx, callId);
  const call = { id: callId, direction: "outbound" as const };
  return live && documentOfLeg(world, trx, call, live, form.CallSid);
}
