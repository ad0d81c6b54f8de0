import { createCountryReader } from "@ringback/shared/country-of-name";

let reader: ((text: string) => string | undefined) | undefined;

/** ISO 3166-1 code of a country as a record's address writes it, in English or the user's languages. */
export function countryOfName(text: string): string | undefined {
  reader ??= createCountryReader([...new Set(["en", ...navigator.languages])]);
  return reader(text);
}
