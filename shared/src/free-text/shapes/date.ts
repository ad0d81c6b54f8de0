import type { Shape } from "../shape.ts";

const day = "(?:0?[1-9]|[12]\\d|3[01])";
const month = "(?:0?[1-9]|1[0-2])";
const year = "(?:19|20)\\d\\d";
// Neither in the middle of a longer chain of pairs, as French numbers are written.
const start = "(?<!\\d|\\d[.\\/-]|\\+)";
const end = "(?!\\d|[.\\/-]\\d)";

/** 2026-11-24, 24.11.2026, 11/24/26, 24. 11. 2026, also with a time in ISO form. */
export const date: Shape = {
  name: "date",
  description: "a date",
  pattern: new RegExp(
    [
      `${start}${year}([.\\/-])${month}\\1${day}(?:[T ]?\\d{2}:?\\d{2}(?::?\\d{2}(?:[.,]\\d+)?)?(?: ?(?:Z|[+-]\\d{2}:?\\d{2}))?)?${end}`,
      `${start}${day}([.\\/-])${month}\\2(?:${year}|\\d\\d)${end}`,
      `${start}${month}([.\\/-])${day}\\3(?:${year}|\\d\\d)${end}`,
      `${start}${day}\\. ?${month}\\. ?${year}${end}`,
      `${start}${year} ?[年년] ?${month} ?[月월] ?${day} ?[日일]?`,
    ].join("|"),
    "gu",
  ),
};
