import { hasPlus } from "../candidate.ts";
import type { Rule } from "../rule.ts";

/** 99999999, 22222222: typed to fill a field. */
export const fillerDigits: Rule = {
  name: "filler-digits",
  reason: "it is one digit repeated",
  refuses: (candidate) => !hasPlus(candidate) && /^(\d)\1+$/.test(candidate.digits),
};
