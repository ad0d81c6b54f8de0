import { readPhoneNumber } from "@ringback/shared/phone-number";
import { countryName } from "../local-time/country-name.ts";
import { localTime } from "../local-time/local-time.ts";
import { countryOfNumber } from "./country-of-number.ts";
import { kindOf } from "./number-kind.ts";
import type { CountrySource, Reading } from "./reading.ts";

const kinds = {
  mobile: "mobile",
  landline: "landline",
  "toll-free": "toll-free number",
  other: "number",
} as const;

/** "Read as a UK mobile, from the record’s country. 21:40 there." */
export function readingWords(reading: Reading, now: number): string {
  const there = localTime(reading.number, now);
  const read = `Read as ${readAs(reading)}, ${sourceWords[reading.why.countryFrom]}.`;
  return there === undefined ? read : `${read} ${there} there.`;
}

/** "a UK mobile", "a landline in Germany", "a number in the US". */
export function readAs({ country, kind, isMobileOrLandline }: Reading): string {
  const noun = isMobileOrLandline ? "number" : kinds[kind];
  if (country === "GB") return `a UK ${noun}`;
  if (country === "US") return `a US ${noun}`;
  return country === undefined ? `an international ${noun}` : `a ${noun} in ${placeName(country)}`;
}

export const sourceWords: Readonly<Record<CountrySource, string>> = {
  number: "by its own country code",
  record: "from the record’s country",
  agent: "from your country in Options",
  organisation: "from your organisation’s country",
  page: "because it is written like other numbers on the page",
};

/** An E.164 number that only the other numbers of its page explain. */
export function readingOf(number: string): Reading | undefined {
  const read = readPhoneNumber(number);
  if (!read) return undefined;
  const { international, isValid } = read;
  const why = {
    rule: "phone-field",
    reason: "it stands in a phone field or phone link",
    countryFrom: "page",
    confidence: "low",
  } as const;
  const country = countryOfNumber(number);
  return { number, international, country, isValid, extension: null, ...kindOf(number), why };
}

/** With the article that English names of some countries need. */
function placeName(country: string): string {
  const name = countryName(country);
  return /^(?:United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Isle )|Islands$|Republic$/.test(
    name,
  )
    ? `the ${name}`
    : name;
}
