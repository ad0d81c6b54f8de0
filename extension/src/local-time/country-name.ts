const names = new Intl.DisplayNames(undefined, { type: "region" });

/** The country in the reader's language; the code itself when it has no name. */
export function countryName(country: string): string {
  return names.of(country) ?? country;
}
