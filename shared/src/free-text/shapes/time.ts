import type { Shape } from "../shape.ts";

/** 10:30, 9:00-17:30, 08:15:42.123, 14h30, 10.30 Uhr. */
export const time: Shape = {
  name: "time",
  description: "a time",
  pattern: new RegExp(
    [
      "(?<![\\d])\\d{1,3}:[0-5]\\d(?::[0-5]\\d(?:[.,]\\d+)?)?(?: ?[-/] ?\\d{1,2}:[0-5]\\d)?(?!\\d)",
      "(?<![\\d.+-])\\d{1,2}[.h]?(?:[0-5]\\d)? ?(?:- ?\\d{1,2}[.h]?(?:[0-5]\\d)? ?)?(?:uhr|a\\.?m\\b|p\\.?m\\b|hrs\\b|o'clock)",
      "(?<![\\d.+-])\\d{1,2} ?h ?[0-5]\\d(?!\\d)",
      "\\b24\\/7\\b",
    ].join("|"),
    "giu",
  ),
};
