import { hasPlus, isAnnounced } from "../candidate.ts";
import type { Rule } from "../rule.ts";

/** 1.234.567.890 or 12 345 678: a big figure, unless numbers of the country look just like it. */
export const thousands: Rule = {
  name: "thousands",
  reason: "it reads as a large figure",
  refuses: (candidate) =>
    !hasPlus(candidate) &&
    !isAnnounced(candidate) &&
    /^[1-9]\d{0,2}([ .])\d{3}(?:\1\d{3})+$/.test(candidate.text) &&
    !candidate.reading.isGroupedAsUsual &&
    !hasThreeFullGroups(candidate.groups),
};

/** 612 345 678 is how mobile numbers of nine digits are written in half of Europe. */
function hasThreeFullGroups(groups: readonly string[]): boolean {
  return groups.length === 3 && groups[0]?.length === 3;
}
