import { hasPlus, isAnnounced } from "../candidate.ts";
import type { Rule } from "../rule.ts";

/** Single digits in a row, a comma's worth of separators: nobody groups a phone number like that. */
export const unlikeANumber: Rule = {
  name: "unlike-a-number",
  reason: "its digits are not grouped like a phone number",
  refuses: (candidate) => {
    const { groups, text, reading } = candidate;
    if (reading.isGroupedAsUsual) return false;
    const separators = new Set(text.replace(/\(.*?\)/g, " ").match(/[-./]/g));
    if (separators.size > 2) return true;
    const single = groups.slice(1).filter((group) => group.length === 1).length;
    if (single > 2 && single >= groups.length / 2) return true;
    if (hasPlus(candidate) || isAnnounced(candidate)) return false;
    return separators.size > 1 && !text.includes("/")
      ? true
      : single > (groups.at(-1)?.length === 1 ? 1 : 0) || isDecimal(text);
  },
};

function isDecimal(text: string): boolean {
  return /^[1-9]\d*\.\d+$/.test(text);
}
