import type { Shape } from "../shape.ts";

/** No phone number has more than fifteen digits; seventeen with the 00 before it. */
export const longNumber: Shape = {
  name: "long-number",
  description: "too long for a phone number",
  pattern: /\d{16,}/gu,
  holds: (text) => text.length > 17 || !text.startsWith("00"),
};
