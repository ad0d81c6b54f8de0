import { phoneCountries } from "./phone-number.ts";

/** Spellings that no list of country names knows. */
const otherSpellings: Readonly<Record<string, string>> = {
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

/**
 * Makes a reader of countries as a record's address writes them: name in one of the languages
 * (BCP 47), code, or a usual short form. It answers the ISO 3166-1 code.
 */
export function createCountryReader(
  languages: readonly string[],
): (text: string) => string | undefined {
  const codes = new Map<string, string>();
  const learn = (name: string, code: string) => {
    const key = name.toLowerCase();
    // The language named first has the word.
    if (!codes.has(key)) codes.set(key, code);
  };
  for (const [name, code] of Object.entries(otherSpellings)) learn(name, code);
  for (const code of phoneCountries) learn(code, code);
  for (const language of languages) {
    const names = new Intl.DisplayNames(language, { type: "region" });
    for (const code of phoneCountries) learn(names.of(code) ?? code, code);
  }
  return (text) => codes.get(text.trim().toLowerCase());
}
