import { hasPlus, isAnnounced } from "../candidate.ts";
import type { Rule } from "../rule.ts";

/** Articles and books: thirteen digits in one piece, or ten in four parts, with a right check digit. */
export const checkDigit: Rule = {
  name: "check-digit",
  reason: "it reads as an article or book number",
  refuses: (candidate) => {
    if (hasPlus(candidate) || isAnnounced(candidate)) return false;
    const { digits, text } = candidate;
    if (/^[1-9]\d{12}$/.test(text)) return weighedSum(digits, [1, 3]) % 10 === 0;
    return /^\d{1,5}([ -])\d{1,7}\1\d{1,6}\1\d$/.test(text) && digits.length === 10
      ? weighedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
      : false;
  },
};

function weighedSum(digits: string, weights: readonly number[]): number {
  return Array.from(digits, Number).reduce(
    (sum, digit, place) => sum + digit * (weights[place % weights.length] ?? 1),
    0,
  );
}
