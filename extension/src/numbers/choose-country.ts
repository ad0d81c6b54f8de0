import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { readDialled, type DialledNumber } from "./dialled-number.ts";
import type { CandidateCountry, CountrySource } from "./reading.ts";

export interface ChosenReading {
  readonly dialled: DialledNumber;
  readonly countryFrom: CountrySource;
}

const sourceWeights = { record: 2, agent: 1, organisation: 0.75 };

/**
 * Reads digits in the likeliest country: the record's, then the agent's, then the organisation's.
 * A range known to be in use and the way the digits are grouped speak for a country, too: records
 * hold numbers of other countries. A country that only the page names is for numbers written as
 * there, and only where no record's country and no number in use at home speaks against it.
 */
export function readInLikeliestCountry(
  core: string,
  candidates: readonly CandidateCountry[],
): ChosenReading | undefined {
  if (core.includes("+")) return ownCountry(readDialled(core, undefined));
  const home = likeliest(core, candidates, ({ source }) => source !== "page");
  if (home?.countryFrom === "number" || home?.countryFrom === "record" || isInUse(home))
    return home;
  const elsewhere = likeliest(core, candidates, ({ source }) => source === "page");
  if (elsewhere !== undefined && (home === undefined || isInUse(elsewhere))) return elsewhere;
  return home ?? ownCountry(withoutPlus(core));
}

function likeliest(
  core: string,
  candidates: readonly CandidateCountry[],
  isMeant: (candidate: CandidateCountry) => boolean,
): ChosenReading | undefined {
  let best: (ChosenReading & { readonly weight: number }) | undefined;
  for (const { country, source } of candidates.filter(isMeant)) {
    const dialled = readDialled(core, country);
    if (!dialled) continue;
    const { isInternational, read } = dialled;
    // With its own code, a valid number has one reading.
    if (isInternational && read.isValid) return { dialled, countryFrom: "number" };
    const likeness = likenessOf(core, read.number);
    if (source === "page" && likeness === 0) continue;
    const weight =
      source === "page"
        ? (likeness === 2 ? 2 : 0.5) + (read.isValid ? 1 : 0)
        : likeness + (read.isValid ? 3 : 0) + sourceWeights[source];
    if (best === undefined || weight > best.weight) best = { dialled, countryFrom: source, weight };
  }
  return best;
}

function isInUse(chosen: ChosenReading | undefined): boolean {
  return chosen?.dialled.read.isValid === true;
}

function ownCountry(dialled: DialledNumber | undefined): ChosenReading | undefined {
  return dialled && { dialled, countryFrom: "number" };
}

/** "44 20 7946 0125": its own country code, without the plus. */
function withoutPlus(core: string): DialledNumber | undefined {
  const dialledDigits = digits(core);
  if (dialledDigits.startsWith("0") || dialledDigits.length < 11) return undefined;
  const dialled = readDialled(`+${dialledDigits}`, undefined);
  return dialled?.read.isValid === true ? dialled : undefined;
}

/** 2: grouped as people of that country do; 1: at least all the digits they dial. */
function likenessOf(core: string, number: string): 0 | 1 | 2 {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) return 0;
  const forms = [true, false].map((nationalPrefix) =>
    parsed.format("NATIONAL", { nationalPrefix }),
  );
  // North Americans may dial their country code at home.
  if (parsed.countryCallingCode === "1") forms.push(`1 ${forms[0] ?? ""}`);
  if (forms.some((form) => groups(form) === groups(core))) return 2;
  return forms.some((form) => digits(form) === digits(core)) ? 1 : 0;
}

function groups(text: string): string {
  return (text.match(/\d+/g) ?? []).join(" ");
}

function digits(text: string): string {
  return text.replace(/\D/g, "");
}
