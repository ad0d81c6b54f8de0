import { hasPlus } from "../candidate.ts";
import type { Rule } from "../rule.ts";

const nouns =
  "(?:order|invoice|ticket|case|account|customer|reference|tracking|serial|policy|contract|booking|Auftrags|Bestell|Rechnungs|Kunden|Vorgangs|Vertrags|Ticket|Referenz|Sendungs)";

/** "4155550132 is the order number", "4155550132 (ticket)". */
export const namedAfterwards: Rule = {
  name: "named-afterwards",
  reason: "the words after it say it is another kind of number",
  refuses: (candidate) =>
    !hasPlus(candidate) &&
    new RegExp(
      `^[ ,]*(?:\\(|(?:is|was|ist|war|as|als) (?:the |our |your |my |die |der |Ihre |unsere )?)${nouns}-?[ ]?(?:no|nr|number|id|nummer)?\\b`,
      "iu",
    ).test(candidate.after),
};
