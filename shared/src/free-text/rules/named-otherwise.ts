import { hasPlus, isInOnePiece } from "../candidate.ts";
import type { Rule } from "../rule.ts";

/** "Order no. 4155550132", "Customer 4155550132". */
export const namedOtherwise: Rule = {
  name: "named-otherwise",
  reason: "the word before it says it is another kind of number",
  refuses: (candidate) => {
    const kind = candidate.announcement?.kind;
    if (hasPlus(candidate)) return false;
    if (kind === "person") return isInOnePiece(candidate) && !candidate.digits.startsWith("0");
    return kind === "identifier" || kind === "quantity";
  },
};
