import { readPhoneNumber, type ReadNumber } from "@ringback/shared/phone-number";
import type { FoundText } from "../contracts/page.ts";
import type { PageNumber } from "../contracts/page-answers.ts";
import { countryOfName } from "./country-of-name.ts";

/**
 * Reads what the phone fields of one page hold. A number without country code is read in its
 * record's country, then in the agent's; when it fits neither, in the country it is written like,
 * among those that other numbers of the page name. The button says which number it will dial.
 */
export function readPageNumbers(
  texts: readonly FoundText[],
  agentCountry: string | undefined,
): PageNumber[][] {
  const named = namedCountries(texts);
  return texts.map(({ text, country }) =>
    severalNumbers(text).flatMap((part) => {
      const recordCountry = country === undefined ? undefined : countryOfName(country);
      const read =
        (recordCountry && readPhoneNumber(part, recordCountry)) ||
        readPhoneNumber(part, agentCountry) ||
        readAsWritten(part, named);
      return read ? [pageNumber(read)] : [];
    }),
  );
}

/** Two numbers in one field: each is long enough to be one. */
function severalNumbers(text: string): string[] {
  const parts = text.split(/[/;,|]|\bor\b|\band\b/);
  const isLong = (part: string): boolean => part.replace(/\D/g, "").length >= 7;
  return parts.length > 1 && parts.every(isLong) ? parts : [text];
}

/** Countries that the page's numbers name themselves, the most frequent first. */
function namedCountries(texts: readonly FoundText[]): string[] {
  const counts = new Map<string, number>();
  for (const { text } of texts) {
    const country = readPhoneNumber(text)?.country;
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([country]) => country);
}

/** How a number is grouped tells more of its country than whether its range is known to be in use. */
function readAsWritten(text: string, countries: readonly string[]): ReadNumber | undefined {
  let best: { read: ReadNumber; likeness: number } | undefined;
  for (const country of countries) {
    const read = readPhoneNumber(text, country);
    if (!read) continue;
    const isWrittenSo = groups(text) === groups(read.national);
    const likeness = (isWrittenSo ? 2 : 0) + (read.isValid ? 1 : 0);
    if (likeness > (best?.likeness ?? 0)) best = { read, likeness };
  }
  return best?.read;
}

function groups(text: string): string {
  return (text.match(/\d+/g) ?? []).join(" ");
}

function pageNumber({ number, international, kind, extension }: ReadNumber): PageNumber {
  return { number, international, kind, extension: extension ?? null };
}
