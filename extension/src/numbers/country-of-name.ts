import { phoneCountries } from "@ringback/shared/phone-number";

/** Spellings that no list of country names knows. */
const otherSpellings: Record<string, string> = {
  usa: "US",
  "u.s.a.": "US",
  "u.s.": "US",
  "united states of america": "US",
  uk: "GB",
  "u.k.": "GB",
  "great britain": "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
};

let codes: Map<string, string> | undefined;

/** ISO 3166-1 code of a country as a record's address writes it: name, code, or a usual short form. */
export function countryOfName(text: string): string | undefined {
  codes ??= knownNames();
  return codes.get(text.trim().toLowerCase());
}

function knownNames(): Map<string, string> {
  const names = [...new Set(["en", ...navigator.languages])].map(
    (language) => new Intl.DisplayNames(language, { type: "region" }),
  );
  return new Map([
    ...phoneCountries.flatMap((code) => [
      [code.toLowerCase(), code] as const,
      ...names.map((name) => [(name.of(code) ?? code).toLowerCase(), code] as const),
    ]),
    ...Object.entries(otherSpellings),
  ]);
}
