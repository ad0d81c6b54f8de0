import type { Shape } from "../shape.ts";

/** Links and e-mail addresses; `tel:` links are left to be read. */
export const address: Shape = {
  name: "address",
  description: "part of a link or an e-mail address",
  pattern: new RegExp(
    [
      '\\b[a-z][a-z\\d+.-]{0,20}:\\/\\/[^\\s<>"]+',
      '\\bmailto:[^\\s<>"]+',
      '\\bwww\\.[^\\s<>"]+',
      "[\\p{L}\\d._%+-]{1,64}@[\\p{L}\\d-]{1,63}(?:\\.[\\p{L}\\d-]{1,63})*",
      '(?<![\\p{L}\\d@])(?:[a-z\\d-]{1,63}\\.){1,6}[a-z]{2,18}[/?][^\\s<>"]*',
    ].join("|"),
    "giu",
  ),
};
