import { hasPlus, isAnnounced } from "../candidate.ts";
import type { Rule } from "../rule.ts";

const year = "(?:19|20)\\d\\d";
const month = "(?:0[1-9]|1[0-2])";
const day = "(?:0[1-9]|[12]\\d|3[01])";
const compactDate = new RegExp(
  `^(?:${year}${month}${day}|${day}${month}${year})(?:\\d{4}|\\d{6})?$`,
);
const years = new RegExp(`^${year}(?: ?[-/ ] ?${year})+$`);
const spacedDate = new RegExp(
  `^(?:${year}([ .-])${month}\\1${day}|${day}([ .-])${month}\\2${year})$`,
);

// Seconds or milliseconds since 1970, of the years 2017 to 2033.
const unixTime = /^1[5-9]\d{8}(?:\d{3})?$/;

/** 20261124, 24 11 2026, 2019-2024, 20261124 1030. */
export const pointInTime: Rule = {
  name: "point-in-time",
  reason: "it reads as a date or years",
  refuses: (candidate) =>
    !hasPlus(candidate) &&
    !isAnnounced(candidate) &&
    (years.test(candidate.text) ||
      spacedDate.test(candidate.text) ||
      unixTime.test(candidate.text) ||
      ([8, candidate.digits.length].includes(candidate.groups[0]?.length ?? 0) &&
        compactDate.test(candidate.digits))),
};
