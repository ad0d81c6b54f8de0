import { hasPlus, isAnnounced } from "../candidate.ts";
import type { Rule } from "../rule.ts";

// INV-2024…, PO/415…, id=415…, #415…, user_415…
const codeBefore = /(?:[\p{L}\p{M}\d][-_/\\=.&]|[\p{L}\d]\/\d*-?|[#@_\\=&§^~])$/u;
const codeAfter = /^(?:[-_/\\=&]\p{L}|[_@\\=])|^\.[a-z]{2,4}(?![\p{L}])/iu;

export const partOfCode: Rule = {
  name: "part-of-code",
  reason: "it is a piece of a longer code",
  refuses: (candidate) =>
    !hasPlus(candidate) &&
    !isAnnounced(candidate) &&
    (codeBefore.test(candidate.before) || codeAfter.test(candidate.after)),
};
