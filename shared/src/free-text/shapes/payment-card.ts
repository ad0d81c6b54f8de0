import type { Shape } from "../shape.ts";

/** Card numbers as printed, or in one piece with a right check digit. */
export const paymentCard: Shape = {
  name: "payment-card",
  description: "a payment card",
  pattern:
    /(?<![\p{L}\d+]|[\d+][ -])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{3,4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5}|\d{13,19})(?!\d|[ -]\d{3})/gu,
  holds: (text) => /^[2-6]/.test(text) && (/[ -]/.test(text) || isLuhnValid(text)),
};

function isLuhnValid(text: string): boolean {
  const digits = Array.from(text, Number).toReversed();
  const sum = digits.reduce((total, digit, place) => {
    const weighed = place % 2 === 1 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}
