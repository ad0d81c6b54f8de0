import { maskPhoneNumber } from "@ringback/shared/e164";

/** Our own tokens, JWTs (Twilio's and the CRM's), SuiteCRM's refresh tokens, Authorization headers. */
const tokens =
  /\brb[a-z]_[\w-]{20,}|\beyJ[\w-]{8,}(?:\.[\w-]*){1,2}|\bdef50[0-9a-f]{40,}|\b(?:Bearer|Basic)\s+[\w.~+/=-]+/g;
/** `+` as it is and as it stands in addresses. */
const numbers = /(?<=\+|%2B)\d[\d ().-]{5,20}\d/gi;

/** Makes a line of text fit for a log: no full phone number, no token, none of `secrets`. */
export function createMask(secrets: readonly string[]): (text: string) => string {
  // Longest first: one secret may be part of another.
  const known = secrets.filter((secret) => secret !== "").toSorted((a, b) => b.length - a.length);
  return (text) => {
    let masked = text;
    for (const secret of known) masked = masked.replaceAll(secret, "[secret]");
    return masked.replace(tokens, "[secret]").replace(numbers, (number) => maskPhoneNumber(number));
  };
}
