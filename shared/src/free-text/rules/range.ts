import { hasPlus, isAnnounced } from "../candidate.ts";
import type { Rule } from "../rule.ts";

/** 61000000-62000000, 1200-1450: from one figure to a greater one. */
export const range: Rule = {
  name: "range",
  reason: "it reads as a range from one figure to another",
  refuses: (candidate) => {
    if (hasPlus(candidate) || isAnnounced(candidate) || candidate.text.startsWith("("))
      return false;
    const [, from, to] = /^([1-9]\d*) ?- ?([1-9]\d*)$/.exec(candidate.text) ?? [];
    if (from === undefined || to === undefined || from.length < 3) return false;
    const isSpread = / - /.test(candidate.text) || !candidate.reading.isGroupedAsUsual;
    return isSpread && from.length === to.length && Number(from) < Number(to);
  },
};
