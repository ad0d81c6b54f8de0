import { readPhoneNumber } from "@ringback/shared/phone-number";
import { severalNumbers } from "@ringback/shared/several-numbers";
import type { PersonNumberTable } from "../database/people-schema.ts";

/** One number of a person, ready to be found. */
export interface PersonNumber {
  readonly field: string;
  /** Which number of the field. */
  readonly position: number;
  /** E.164; null when it cannot be read. */
  readonly number: string | null;
  /** Digits as dialled at home, where nothing says in which country that is. */
  readonly national: string | null;
  /** Of the digits as dialled at home; null when there are fewer than ten. */
  readonly lastTen: string | null;
  readonly basis: PersonNumberTable["basis"];
  readonly isFax: boolean;
}

/** Fewer are a local number or an extension, which nobody calls from. */
const fewestNationalDigits = 8;

/**
 * Every number in a record's phone fields. One without country code is read in the record's
 * country, then in the organisation's.
 */
export function readNumbers(
  phones: readonly { readonly field: string; readonly text: string }[],
  recordCountry: string | undefined,
  defaultCountry: string,
): PersonNumber[] {
  return phones.flatMap(({ field, text }) => {
    const isFax = /fax/i.test(field);
    return severalNumbers(text).flatMap((part, position) => {
      const read = readOne(part, recordCountry, defaultCountry);
      return read === undefined ? [] : [{ field, position, isFax, ...read }];
    });
  });
}

type Reading = Pick<PersonNumber, "number" | "national" | "lastTen" | "basis">;

function readOne(
  text: string,
  recordCountry: string | undefined,
  defaultCountry: string,
): Reading | undefined {
  const written = namesCountry(text) ? readPhoneNumber(text) : undefined;
  if (written !== undefined) {
    return whole(written.number, lastTenOf(written.national), "written");
  }
  const digits = digitsOf(text);
  const lastTen = lastTenOf(digits);
  const atHome = recordCountry && readPhoneNumber(text, recordCountry)?.number;
  if (atHome) return whole(atHome, lastTen, "record");
  const assumed = readPhoneNumber(text, defaultCountry)?.number;
  if (assumed !== undefined) return whole(assumed, lastTen, "default");
  // Of a record whose country is known it is wrong at home: elsewhere it means nothing.
  const isSomewhere = recordCountry === undefined && digits.length >= fewestNationalDigits;
  if (!isSomewhere && lastTen === null) return undefined;
  return { number: null, national: isSomewhere ? digits : null, lastTen, basis: "unread" };
}

function whole(
  number: string,
  lastTen: string | null,
  basis: "written" | "record" | "default",
): Reading {
  return { number, national: null, lastTen, basis };
}

/** With a plus sign, also a full-width one, or 00 in its place. */
function namesCountry(text: string): boolean {
  return /[+\uFF0B]|^\D*00/.test(text);
}

/** The digits of a number without what stands behind “ext.” or “x”. */
function digitsOf(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\b(?:ext\.?|extension|x)\s*\d+\s*$/i, "")
    .replace(/\D/g, "");
}

/** The last ten digits of a number as dialled at home; null when there are fewer. */
export function lastTenOf(number: string): string | null {
  const digits = number.replace(/\D/g, "");
  return digits.length < 10 ? null : digits.slice(-10);
}
