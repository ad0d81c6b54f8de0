import type { Shape } from "../shape.ts";

/** UUIDs, hashes, hexadecimal numbers, parcel codes: letters and digits in one word. */
export const identifier: Shape = {
  name: "identifier",
  description: "a technical identifier",
  pattern: new RegExp(
    [
      "[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}",
      "\\b0x[\\da-f]+",
      "(?<![\\p{L}\\d])(?=\\d*[a-f])(?=[a-f]*\\d)[\\da-f]{8,}(?![\\p{L}\\d])",
      "\\b1Z[ \\dA-Z]{16,21}(?![\\dA-Z])",
      // Letters between digits, or one word of letters, underscores and digits.
      "(?<![\\p{L}\\d+-])(?!\\d{1,20}(?:x|ext)\\d{1,6}(?![\\p{L}\\d]))\\p{L}{0,20}\\d{1,20}\\p{L}{1,20}\\d[\\p{L}\\d-]{3,}",
      "(?<![\\p{L}\\d])[\\p{L}\\d]{0,40}_(?=[\\p{L}_]*\\d)[\\p{L}\\d_.-]*",
      "(?<![\\p{L}\\d])\\d[\\d-]{0,30}_[\\p{L}\\d_.-]+",
    ].join("|"),
    "giu",
  ),
};
