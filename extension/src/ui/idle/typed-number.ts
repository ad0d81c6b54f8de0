import { readPhoneNumber, type ReadNumber } from "@ringback/shared/phone-number";
import { AsYouType, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Spaces and brackets while typing. Letters (“ext. 204”) are left as they were typed. */
export function formatTyped(text: string, country: string): string {
  if (/\p{L}/u.test(text)) return text;
  return new AsYouType(isSupportedCountry(country) ? country : undefined).input(text);
}

export function readTyped(text: string, country: string): ReadNumber | undefined {
  return readPhoneNumber(text, country);
}

/** How a pasted number stands in the field: as at home, or with its country code from abroad. */
export function showPasted(text: string, country: string): string | undefined {
  const read = readPhoneNumber(text, country);
  if (!read) return undefined;
  const { number, extension } = read;
  const parsed = parsePhoneNumberFromString(number);
  const shown = read.country === country ? parsed?.formatNational() : parsed?.formatInternational();
  return extension === undefined ? shown : `${shown} ext. ${extension}`;
}
