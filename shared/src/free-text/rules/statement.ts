import { hasPlus, isAnnounced } from "../candidate.ts";
import type { Rule } from "../rule.ts";

const sql =
  /\b(?:SELECT\b.*\bFROM|INSERT INTO|UPDATE\b.*\bSET|DELETE FROM|WHERE\b.*(?:=|\bIN\b))[^;]*$/;
const number = String.raw`["']?\d{5,}["']?`;
const listBefore = new RegExp(`${number}, ?${number}, ?["']?$|[(\\[]${number}, ?["']?$`);
const listAfter = new RegExp(`^["']?, ?${number}(?:, ?${number}|[)\\]])`);

/** Numbers in queries and lists of ids. */
export const statement: Rule = {
  name: "statement",
  reason: "it stands in a list of figures",
  refuses: (candidate) =>
    !hasPlus(candidate) &&
    candidate.groups.length === 1 &&
    (sql.test(candidate.before) ||
      (!isAnnounced(candidate) &&
        (listBefore.test(candidate.before) || listAfter.test(candidate.after)))),
};
