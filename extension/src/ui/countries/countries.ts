import { getCountries } from "libphonenumber-js/max";
import { countryName } from "../../local-time/country-name.ts";
import { callingCode } from "./calling-code.ts";

interface Country {
  readonly code: string;
  readonly name: string;
  readonly calling: string;
}

let all: readonly Country[] | undefined;

/** Countries whose name, code or calling code begins like the search; all of them without one. */
export function countriesLike(search: string): readonly Country[] {
  all ??= getCountries()
    .map((code) => ({ code, name: countryName(code), calling: callingCode(code) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const wanted = plain(search);
  if (wanted === "") return all;
  return all.filter(
    ({ code, name, calling }) =>
      code.toLowerCase() === wanted ||
      calling.slice(1).startsWith(wanted.replace("+", "")) ||
      beginsLike(plain(name), wanted),
  );
}

/** Any word of the name may be meant: “kingdom” finds the United Kingdom. */
function beginsLike(name: string, wanted: string): boolean {
  return name.startsWith(wanted) || name.includes(` ${wanted}`);
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
}
