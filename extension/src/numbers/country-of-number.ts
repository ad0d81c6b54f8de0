import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/**
 * The country of an E.164 number. Where several share a code and the range is nobody's yet, the
 * largest of them; `undefined` for numbers of no country, such as +800.
 */
export function countryOfNumber(number: string): string | undefined {
  const parsed = parsePhoneNumberFromString(number);
  return parsed?.country ?? parsed?.getPossibleCountries()[0];
}
