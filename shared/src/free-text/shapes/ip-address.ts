import type { Shape } from "../shape.ts";

const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

export const ipAddress: Shape = {
  name: "ip-address",
  description: "a network address",
  pattern: new RegExp(
    [
      `(?<![\\d.+-])${octet}(?:\\.${octet}){3}(?:[:/]\\d{1,5})?(?![\\d-]|\\.\\d)`,
      "(?<![\\p{L}\\d:-])[\\da-f]{1,4}(?::[\\da-f]{0,4}){3,7}(?![\\da-f:])",
      "(?<![\\p{L}\\d-])[\\da-f]{2}(?:([:-])[\\da-f]{2})(?:\\1[\\da-f]{2}){4}(?![\\p{L}\\d-])",
    ].join("|"),
    "giu",
  ),
  // Denmark and Norway write their numbers as four pairs.
  holds: (text) => !/^\d\d(?:\.\d\d){3}$/.test(text),
  yieldsToPhoneWord: true,
};
