import type { Shape } from "../shape.ts";

export const percentage: Shape = {
  name: "percentage",
  description: "a percentage",
  pattern: /(?<![\d+])[+-]?\d{1,12}(?:[ .,]\d{1,12}){0,4} ?(?:%|‰|percent\b|Prozent\b|pct\b)/gu,
};
