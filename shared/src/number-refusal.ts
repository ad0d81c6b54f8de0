import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Why a number is never dialled: nobody can have it, or each minute costs the caller extra. */
export type NumberRefusal = "impossible" | "premium-rate";

/** Judges an E.164 number; `undefined` when nothing speaks against dialling it. */
export function numberRefusal(number: string): NumberRefusal | undefined {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed?.isPossible()) return "impossible";
  const type = parsed.getType();
  return type === "PREMIUM_RATE" || type === "SHARED_COST" ? "premium-rate" : undefined;
}
