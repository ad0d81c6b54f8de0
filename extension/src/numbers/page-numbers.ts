import { readPhoneNumber } from "@ringback/shared/phone-number";
import type { FoundText } from "../contracts/page.ts";
import type { PageNumber } from "../contracts/page-answers.ts";
import { columnKind, isFaxPlace } from "./column-kind.ts";
import { countryOfName } from "./country-of-name.ts";
import { readPhonePlace } from "./phone-place.ts";
import { readProse, readWholeText } from "./prose-place.ts";
import { refuse, type CandidateCountry, type Understanding } from "./reading.ts";

/** Countries a bare national number may be dialled in, beside its record's. ISO 3166-1 alpha-2. */
export interface HomeCountries {
  /** The agent chose it. */
  readonly agent?: string | undefined;
  readonly organisation?: string | undefined;
}

/**
 * Reads texts of one page; `understand` says of one text why it was read so. `beside`: what else
 * the page shows in phone fields, for the countries it names.
 */
export function readPageNumbers(
  texts: readonly FoundText[],
  home: HomeCountries,
  beside: readonly string[] = [],
): PageNumber[][] {
  const fields = texts.filter(({ place }) => place !== "prose").map(({ text }) => text);
  const named = namedCountries(new Set([...fields, ...beside]));
  return texts.map((found) => understand(found, home, named).readings.map(toPageNumber));
}

/** Reads one text as its place allows. `named`: countries that numbers of the page name. */
export function understand(
  { text, place, field, label = "", country }: FoundText,
  home: HomeCountries,
  named: readonly string[] = [],
): Understanding {
  const candidates = candidateCountries(country, home, named);
  switch (place) {
    case "phone":
      if (isFaxPlace(label, field)) return refuse("fax", "it is a fax number");
      return readPhonePlace(text, candidates, {
        rule: "phone-field",
        reason: "it stands in a phone field or phone link",
      });
    case "prose":
      return readProse(text, candidates);
    case "cell":
      return readCell(text, columnKind(label, field), candidates, label);
  }
}

function readCell(
  text: string,
  kind: ReturnType<typeof columnKind>,
  candidates: readonly CandidateCountry[],
  label: string,
): Understanding {
  const name = label === "" ? "its field is not one" : `“${label}” is not a column`;
  switch (kind) {
    case "phone":
      return readPhonePlace(text, candidates, {
        rule: "phone-column",
        reason: `its ${label === "" ? "field" : "column"} is named as one of phone numbers`,
      });
    case "fax":
      return refuse("fax", "it is a fax number");
    case "other":
      return refuse("other-column", `${name} of phone numbers`);
    case "unsaid":
      return readWholeText(text, candidates);
  }
}

function candidateCountries(
  country: string | undefined,
  { agent, organisation }: HomeCountries,
  named: readonly string[],
): readonly CandidateCountry[] {
  const all: CandidateCountry[] = [];
  const add = (code: string | undefined, source: CandidateCountry["source"]): void => {
    if (code !== undefined && !all.some((known) => known.country === code))
      all.push({ country: code, source });
  };
  add(country === undefined ? undefined : countryOfName(country), "record");
  add(agent, "agent");
  add(organisation, "organisation");
  for (const code of named) add(code, "page");
  return all;
}

/** Countries that the page's numbers name themselves, the most frequent first. */
function namedCountries(texts: ReadonlySet<string>): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (!/[+＋]|^\s*00/.test(text)) continue;
    const country = readPhoneNumber(text)?.country;
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([country]) => country);
}

function toPageNumber({ number, international, extension, takesTexts }: PageNumber): PageNumber {
  return { number, international, extension, takesTexts };
}
