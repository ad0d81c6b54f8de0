import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/max";

/** A number as read from text. */
export interface ReadNumber {
  /** E.164. */
  readonly number: string;
  /** How people of that country write it for a foreigner, e.g. `+44 20 7946 0123`. */
  readonly international: string;
  readonly country: string | undefined;
  readonly kind: "mobile" | "landline" | "toll-free" | "other";
  readonly extension: string | undefined;
}

const kinds: Partial<Record<string, ReadNumber["kind"]>> = {
  MOBILE: "mobile",
  FIXED_LINE_OR_MOBILE: "mobile",
  FIXED_LINE: "landline",
  TOLL_FREE: "toll-free",
};

/**
 * Reads the phone number a text field holds. `country` (ISO 3166-1 alpha-2) is where a number
 * without country code is dialled from. Possible numbers count: ranges come into use before the
 * metadata knows them. `undefined` when a person would not dial the text.
 */
export function readPhoneNumber(text: string, country?: string): ReadNumber | undefined {
  const candidate = text
    .normalize("NFKC")
    .replace(/^(?:tel|callto):/i, "")
    .trim();
  const parsed = parsePhoneNumberFromString(candidate, {
    ...(country !== undefined && { defaultCountry: country as CountryCode }),
    extract: true,
  });
  if (!parsed?.isPossible()) return undefined;
  return {
    number: parsed.number,
    international: parsed.formatInternational(),
    country: parsed.country,
    kind: kinds[parsed.getType() ?? ""] ?? "other",
    extension: parsed.ext,
  };
}
