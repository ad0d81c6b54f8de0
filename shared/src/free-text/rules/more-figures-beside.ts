import { hasPlus } from "../candidate.ts";
import type { Rule } from "../rule.ts";

// In a list of numbers the neighbour is as long as a number.
const figureBefore = /(?<!\d{9})(?<=\d)[,:;'|]$/;
const figureAfter = /^[,:;'|]\d(?!\d{8})/;
const sumBefore = /(?:\d\+?|\d ?[=<>*^])$/;
const sumAfter = /^ ?[=<>*^] ?\d/;

/** 1,4155550132,31 or 4155550132:22 or 3+4155550132: a figure among figures, in a table or a sum. */
export const moreFiguresBeside: Rule = {
  name: "more-figures-beside",
  reason: "it is one figure of several",
  refuses: (candidate) =>
    sumBefore.test(candidate.before) ||
    sumAfter.test(candidate.after) ||
    (!hasPlus(candidate) &&
      (figureBefore.test(candidate.before) || figureAfter.test(candidate.after))),
};
