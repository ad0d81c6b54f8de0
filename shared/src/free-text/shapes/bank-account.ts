import type { Shape } from "../shape.ts";

/** An IBAN, also one with a slip in it: nothing else starts with two letters and groups of four. */
export const bankAccount: Shape = {
  name: "bank-account",
  description: "a bank account",
  pattern:
    /(?<![\p{L}\d])[A-Z]{2} ?\d{2}(?:[ -]?[A-Z\d]{4}){2,7}(?:[ -]?[A-Z\d]{1,4})?(?![\p{L}\d])/gu,
  holds: (text) => text.replace(/[ -]/g, "").length >= 14 && !/^[A-Z]{2} ?0/.test(text),
};
