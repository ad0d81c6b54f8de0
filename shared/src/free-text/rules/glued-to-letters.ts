import { isAnnounced, type Candidate } from "../candidate.ts";
import type { Rule } from "../rule.ts";

// Scripts written without spaces between words are no sign of a code.
const letterBefore = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d]$/u;
const letterAfter = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d]/u;
// "Phone:4155550132Fax:…" where a line break was lost.
const labelAfter = /^\p{Lu}\p{L}{1,9}\.?:/u;
const extensionAfter = /^(?:x|ext\.?|w|wew|доб\.?) ?\d/iu;

export const gluedToLetters: Rule = {
  name: "glued-to-letters",
  reason: "letters stand right beside it, as in a code",
  refuses: (candidate) =>
    (letterBefore.test(candidate.before) && !isGluedToLabel(candidate)) ||
    (letterAfter.test(candidate.after) &&
      !extensionAfter.test(candidate.after) &&
      !labelAfter.test(candidate.after)),
};

/** "Tel0740…", but not "PH3396…". */
function isGluedToLabel(candidate: Candidate): boolean {
  return isAnnounced(candidate) && (candidate.announcement?.word.length ?? 0) > 2;
}
