import { isAnnounced } from "../candidate.ts";
import type { Rule } from "../rule.ts";

// Where people leave the trunk prefix out as often as not.
const trunkIsOptional: ReadonlySet<string> = new Set(["IN", "RU", "KZ", "BY", "LT", "HU", "TR"]);

/** Without a word such as "Tel.", a number is expected as people of the country dial it. */
export const notAsDialled: Rule = {
  name: "not-as-dialled",
  reason: "numbers there begin otherwise",
  refuses: (candidate) => {
    if (isAnnounced(candidate)) return false;
    const { form, isGroupedAsUsual, kind, country } = candidate.reading;
    if (form === "without-trunk" && country !== undefined && trunkIsOptional.has(country)) {
      return kind !== "mobile" && candidate.groups.length === 1;
    }
    if (form === "without-trunk") return !/^[([]\d{2,4}[)\]]/.test(candidate.text);
    return (
      form === "country-code-without-plus" && !(isGroupedAsUsual && candidate.groups.length > 2)
    );
  },
};
