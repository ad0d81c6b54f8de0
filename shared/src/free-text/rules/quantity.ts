import { hasPlus, isAnnounced } from "../candidate.ts";
import type { Rule } from "../rule.ts";
import { unitWords } from "../words/quantity-words.ts";

/** "61234567 rows", "≈ 61 234 567". */
export const quantity: Rule = {
  name: "quantity",
  reason: "it counts or measures something",
  refuses: (candidate) =>
    !hasPlus(candidate) &&
    !isAnnounced(candidate) &&
    (unitWords.test(candidate.after) || /[≈~±∑×÷^] ?$/u.test(candidate.before)),
};
