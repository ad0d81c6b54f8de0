import type { Shape } from "../shape.ts";

/** Tax and person numbers whose punctuation no phone number has. */
export const nationalId: Shape = {
  name: "national-id",
  description: "a tax or person number",
  pattern: new RegExp(
    [
      "(?<!\\d)\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}(?!\\d)",
      "(?<!\\d)\\d{2}\\.\\d{3}\\.\\d{3}\\/\\d{4}-\\d{2}(?!\\d)",
      "(?<!\\d)756\\.\\d{4}\\.\\d{4}\\.\\d{2}(?!\\d)",
      "(?<!\\d|\\d[ -]|\\+)(?!000)[0-8]\\d{2}-\\d{2}-\\d{4}(?![\\d-])",
      "(?<!\\d)\\d{2,3}\\/\\d{3,4}\\/\\d{4,5}(?![\\d/])",
      "(?<!\\d)\\d{1,2}\\.\\d{3}\\.\\d{3}-[\\dkK](?![\\d\\p{L}])",
    ].join("|"),
    "gu",
  ),
  yieldsToPhoneWord: true,
};
