import type { DialNoun } from "../../twiml/verbs/dial.ts";
import type { CallRecord } from "../../resources/calls.ts";
import type { World } from "../world.ts";

export interface DialFault {
  readonly errorCode: number;
  readonly detail: string;
}

/** Why Twilio will not dial this at all; undefined when it will. */
export function findDialFault(
  world: World,
  caller: CallRecord,
  noun: DialNoun,
  callerId: string | undefined,
): DialFault | undefined {
  if (noun.noun === "Client") return undefined;
  return findTargetFault(noun.number) ?? findCallerIdFault(world, caller, callerId);
}

function findTargetFault(number: string): DialFault | undefined {
  if (!/^\+\d+$/.test(number.replaceAll(/[\s().-]/g, ""))) {
    return { errorCode: 13223, detail: "the number to dial is not in E.164 form" };
  }
  if (!/^\+[1-9]\d{6,14}$/.test(toE164(number))) {
    return { errorCode: 13224, detail: "there cannot be such a number to dial" };
  }
  return undefined;
}

/** A browser is no number: it has to be given one of ours to show. */
function findCallerIdFault(
  world: World,
  caller: CallRecord,
  callerId: string | undefined,
): DialFault | undefined {
  if (callerId === undefined || callerId === "") {
    return caller.from.startsWith("client:")
      ? { errorCode: 13214, detail: "a call from a client to a number needs a callerId" }
      : undefined;
  }
  const isOfThisCall = callerId === caller.from || callerId === caller.to;
  const isOurs = world.stores.numbers.findByNumber(callerId) !== undefined;
  // A browser chose its own `To`: that alone proves nothing.
  const isAllowed =
    isOurs ||
    world.isVerifiedCallerId(callerId) ||
    (isOfThisCall && !caller.from.startsWith("client:"));
  if (isAllowed) return undefined;
  return { errorCode: 13214, detail: "callerId is not a number this account may show" };
}

export const toE164 = (number: string): string => number.replaceAll(/[\s().-]/g, "");
