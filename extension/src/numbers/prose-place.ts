import { explainCandidates, findNumbers, type FoundNumber } from "@ringback/shared/free-text";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { kindOf } from "./number-kind.ts";
import { refuse, type CandidateCountry, type Reading, type Understanding } from "./reading.ts";

/** Reads running text: valid numbers only, and none that the words around them deny. */
export function readProse(text: string, candidates: readonly CandidateCountry[]): Understanding {
  const places = candidates.filter(({ source }) => source !== "page");
  for (const place of places.length > 0 ? places : [undefined]) {
    const found = findNumbers(text, { country: place?.country });
    const callable = found.filter(({ kind }) => kind !== "fax");
    if (callable.length > 0)
      return { readings: callable.map((one) => toReading(one, place)), refusal: null };
    if (found.length > 0) return refuse("fax", "it is a fax number");
  }
  return whyNot(text, places);
}

/** Reads a text that must be one valid number and nothing else. */
export function readWholeText(
  text: string,
  candidates: readonly CandidateCountry[],
): Understanding {
  for (const place of candidates) {
    const found = findNumbers(text, { country: place.country });
    const [one] = found;
    if (one === undefined) continue;
    const beside = text.slice(0, one.start) + text.slice(one.end);
    if (found.length > 1 || one.kind === "fax" || /[^\s()[\].,;]/u.test(beside)) continue;
    const reading = toReading(one, place);
    const why = {
      ...reading.why,
      rule: "whole-text",
      reason: "it is a valid number and nothing else",
    };
    return { readings: [{ ...reading, why }], refusal: null };
  }
  return refuse(
    "not-a-phone-column",
    "the column is not named as one of phone numbers, and the text is not one valid number alone",
  );
}

function toReading(
  { number, extension, country, why }: FoundNumber,
  place: CandidateCountry | undefined,
): Reading {
  const international = parsePhoneNumberFromString(number)?.formatInternational() ?? number;
  return {
    number,
    international: extension === undefined ? international : `${international} ext. ${extension}`,
    country,
    isValid: true,
    extension: extension ?? null,
    ...kindOf(number),
    why: {
      rule: why.rule,
      reason: why.reason,
      countryFrom: why.countryFrom === "setting" && place ? place.source : "number",
      confidence: why.confidence,
    },
  };
}

function whyNot(text: string, places: readonly CandidateCountry[]): Understanding {
  const refused = explainCandidates(text, { country: places[0]?.country }).find(
    ({ number }) => number === undefined,
  );
  if (refused) return refuse(refused.why.rule, refused.why.reason);
  return refuse("no-number", "there are too few digits in it for a phone number");
}
