import { E164 } from "@ringback/shared/e164";
import { readPhoneNumber } from "@ringback/shared/phone-number";

/** Who calls, as Twilio's `From` says it. */
export type CallerNumber =
  | {
      readonly kind: "number";
      /** E.164. */
      readonly number: string;
      /** Its country was not said: it is taken for the organisation's. */
      readonly assumed: boolean;
    }
  /** The caller does not want to be known. */
  | { readonly kind: "hidden" }
  /** A browser line, a SIP address, a short code. */
  | { readonly kind: "no-number" };

const withheldWords = ["anonymous", "restricted", "private", "unknown", "unavailable", "blocked"];
/** What the network sends in place of a number that is withheld, spelt on a phone's keys. */
const spelledOut = new Set(withheldWords.map(onKeys));

/** Reads a `From`: E.164, or whatever a carrier let through. */
export function readCaller(from: string, defaultCountry: string | undefined): CallerNumber {
  const text = from.trim();
  if (spelledOut.has(text.replace(/^\+/, ""))) return { kind: "hidden" };
  if (E164.safeParse(text).success) return { kind: "number", number: text, assumed: false };
  if (text === "" || withheldWords.includes(text.toLowerCase())) return { kind: "hidden" };
  if (/^(?:client|sips?|whatsapp):/i.test(text)) return { kind: "no-number" };
  const read = readPhoneNumber(text, defaultCountry);
  if (read === undefined) return { kind: "no-number" };
  const assumed = readPhoneNumber(text)?.number !== read.number;
  return { kind: "number", number: read.number, assumed };
}

/**
 * E.164 of who calls, or null for a number that was withheld and for what is none. A number
 * without a country code is one of the country our own number is in.
 */
export function readCallerNumber(from: string, ourNumber: string): string | null {
  const caller = readCaller(from, readPhoneNumber(ourNumber)?.country);
  return caller.kind === "number" ? caller.number : null;
}

function onKeys(word: string): string {
  return word
    .toUpperCase()
    .replace(/[A-Z]/g, (letter) => "22233344455566677778889999"[letter.charCodeAt(0) - 65] ?? "");
}
