import { getCountries, parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/max";

/** A number as read from text. */
export interface ReadNumber {
  /** E.164. */
  readonly number: string;
  /** How people of that country write it for a foreigner, e.g. `+44 20 7946 0123`. */
  readonly international: string;
  /** How they write it at home, e.g. `020 7946 0123`. */
  readonly national: string;
  readonly country: string | undefined;
  readonly kind: "mobile" | "landline" | "toll-free" | "other";
  readonly extension: string | undefined;
  /** Whether the number lies in a range that is in use, as far as is known. */
  readonly isValid: boolean;
}

/** ISO 3166-1 codes of every country that has phone numbers. */
export const phoneCountries: readonly string[] = getCountries();

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
  const candidate = dialledLetters(
    text
      .normalize("NFKC")
      .replace(/^(?:tel|callto):/i, "")
      .trim(),
  );
  // 00 stands for the plus in most of the world, also where one dials 011 oneself.
  return parse(candidate, country) ?? parse(candidate.replace(/^00/, "+"), country);
}

function parse(text: string, country: string | undefined): ReadNumber | undefined {
  const parsed = parsePhoneNumberFromString(text, {
    ...(country !== undefined && { defaultCountry: country as CountryCode }),
    extract: true,
  });
  if (!parsed?.isPossible()) return undefined;
  // Length alone says little in North America: no area code begins with 0 or 1.
  if (parsed.countryCallingCode === "1" && /^[01]/.test(parsed.nationalNumber)) return undefined;
  return {
    number: parsed.number,
    international: parsed.formatInternational(),
    national: parsed.formatNational(),
    country: parsed.country,
    kind: kinds[parsed.getType() ?? ""] ?? "other",
    extension: parsed.ext,
    isValid: parsed.isValid(),
  };
}

/** 1-800-FLOWERS: letters that stand for the digits on their keys, all of them after the digits. */
function dialledLetters(text: string): string {
  if (!/^\+?[\d\s().-]*\d[\s().-]*[A-Z]{3,}$/.test(text)) return text;
  return text.replace(
    /[A-Z]/g,
    (letter) => "22233344455566677778889999"[letter.charCodeAt(0) - 65] ?? "",
  );
}
