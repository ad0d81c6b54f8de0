import type { Shape } from "../shape.ts";

/** 1200 x 800, 30×40×50 cm; not the x of an extension. */
export const dimensions: Shape = {
  name: "dimensions",
  description: "a size",
  pattern:
    /(?<!\d[ ./()-]{0,2}|\+)(?:0|[1-9]\d{0,5})(?:[.,]\d{1,3})? ?(?:mm|cm|m|px|in)? ?[x×*] ?\d{1,6}(?:[.,]\d+)?(?: ?(?:mm|cm|m|px|in)?(?: ?[x×*] ?\d{1,6}(?:[.,]\d+)?))*(?![\d-]|[ .]\d)/giu,
};
