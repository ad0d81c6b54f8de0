import { readAnnouncement } from "@ringback/shared/free-text/announcement";
import { readInLikeliestCountry, type ChosenReading } from "./choose-country.ts";
import { countryOfNumber } from "./country-of-number.ts";
import { kindOf } from "./number-kind.ts";
import {
  findPhoneTexts,
  isFax,
  isPartOfWord,
  otherThanNumber,
  plainPhoneText,
  type PhoneText,
} from "./phone-text.ts";
import { refuse, type CandidateCountry, type Reading, type Understanding } from "./reading.ts";
import { splitCore } from "./split-core.ts";
import { readVanity } from "./vanity-number.ts";

/** Words for the place itself, to follow "because it is …". */
interface PhonePlace {
  readonly rule: "phone-field" | "phone-column";
  readonly reason: string;
}

/** Reads what a phone field holds: a possible number is enough, and there may be several. */
export function readPhonePlace(
  text: string,
  candidates: readonly CandidateCountry[],
  place: PhonePlace,
): Understanding {
  const plain = plainPhoneText(text);
  const found = findPhoneTexts(plain);
  const known = new Map<string, ChosenReading | undefined>();
  const read: Read = (core) => {
    if (!known.has(core)) known.set(core, readInLikeliestCountry(core, candidates));
    return known.get(core);
  };
  const faxes = found.filter(isFax);
  const readings = found
    .filter((one) => !faxes.includes(one))
    .flatMap((one) => readOne(one, read))
    .map(({ chosen, extension }) => toReading(chosen, extension, place));
  const distinct = readings.filter(
    ({ number, extension }, index) =>
      readings.findIndex((one) => one.number === number && one.extension === extension) === index,
  );
  if (distinct.length > 0) return { readings: distinct, refusal: null };
  if (faxes.length > 0) return refuse("fax", "it is a fax number");
  return spelledNumber(plain, candidates) ?? whyNot(plain, candidates);
}

type Read = (core: string) => ChosenReading | undefined;

function readOne(
  one: PhoneText,
  read: Read,
): { chosen: ChosenReading; extension: string | undefined }[] {
  const parts = splitCore(one.core, (part, strictly) => {
    const chosen = read(part);
    return chosen !== undefined && (chosen.dialled.read.isValid || !strictly);
  });
  return parts.flatMap((part, index) => {
    const chosen = read(part);
    const extension = index === parts.length - 1 ? one.extension : undefined;
    return chosen && isBelievable(one, chosen) ? [{ chosen, extension }] : [];
  });
}

/** Letters or words that deny it leave only numbers that are surely in use. */
function isBelievable(one: PhoneText, { dialled }: ChosenReading): boolean {
  if (dialled.read.isValid) return !isPartOfWord(one) || one.core.includes("+");
  const announced = readAnnouncement(one.before)?.kind;
  return !isPartOfWord(one) && announced !== "identifier" && announced !== "quantity";
}

function toReading(
  { dialled: { read }, countryFrom }: ChosenReading,
  extension: string | undefined,
  { rule, reason }: PhonePlace,
): Reading {
  const { number, international, isValid } = read;
  const isNear = countryFrom === "number" || countryFrom === "record";
  const confidence =
    isValid && isNear ? "high" : isValid || (isNear && countryFrom !== "record") ? "medium" : "low";
  return {
    number,
    international: extension === undefined ? international : `${international} ext. ${extension}`,
    country: countryOfNumber(number),
    isValid,
    extension: extension ?? null,
    ...kindOf(number),
    why: { rule, reason, countryFrom, confidence },
  };
}

function spelledNumber(
  plain: string,
  candidates: readonly CandidateCountry[],
): Understanding | undefined {
  for (const { country, source } of candidates) {
    const read = readVanity(plain, country);
    if (!read) continue;
    const dialled = { read, isInternational: plain.includes("+") };
    const countryFrom = dialled.isInternational ? "number" : source;
    const place = {
      rule: "phone-field",
      reason: "its letters spell a number that is in use",
    } as const;
    return { readings: [toReading({ dialled, countryFrom }, undefined, place)], refusal: null };
  }
  return undefined;
}

function whyNot(plain: string, candidates: readonly CandidateCountry[]): Understanding {
  const count = plain.replace(/\D/g, "").length;
  if (count === 0) return refuse("no-digits", "there are no digits in it");
  const other = otherThanNumber(plain);
  if (other !== undefined) return refuse("other", `it is ${other}`);
  if (count < 7) return refuse("too-short", "it is too short for a phone number");
  if (count > 15) return refuse("too-long", "it is too long for a phone number");
  const places = candidates.map(({ country }) => country);
  return refuse(
    "not-dialled",
    places.length === 0
      ? "it has no country code, and no country is known"
      : `it is no phone number in ${[...new Set(places)].join(" or ")}`,
  );
}
