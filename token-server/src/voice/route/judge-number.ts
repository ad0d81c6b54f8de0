import { numberRefusal } from "@ringback/shared/number-refusal";
import type { InboundCaller } from "./caller.ts";

/** Why a call must not be passed on to a number, in a sentence; `undefined` when it may. */
export function whyNotRing(
  number: string,
  caller: InboundCaller,
  rung: ReadonlySet<string>,
): string | undefined {
  if (caller.ownNumbers.includes(number)) {
    return `${number} is a number of ours: the call would come back to us.`;
  }
  if (number === caller.number) return `${number} is the number that is calling.`;
  if (number === caller.forwardedFrom) {
    return `${number} passed this call on to us: it would come back.`;
  }
  if (rung.has(number)) return `${number} has been rung already.`;
  switch (numberRefusal(number)) {
    case "impossible":
      return `${number} is no number that can be called.`;
    case "premium-rate":
      return `${number} costs extra: calls are not passed on to it.`;
    case undefined:
      return undefined;
  }
}
