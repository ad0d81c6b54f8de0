import { createCountryReader } from "@ringback/shared/country-of-name";

/** People write countries in their own language: those SuiteCRM is translated into most. */
const languages =
  "en de fr es it pt nl pl sv da nb fi cs sk hu ro bg hr sl sr el tr ru uk lt lv et he ar hi id vi th ko ja zh".split(
    " ",
  );

let reader: ((text: string) => string | undefined) | undefined;

/** ISO 3166-1 code of the country in a record's address; `undefined` when it says none we know. */
export function countryOfRecord(text: string): string | undefined {
  reader ??= createCountryReader(languages);
  return reader(text);
}
