import { readPhoneNumber, type ReadNumber } from "@ringback/shared/phone-number";
import { getCountryCallingCode, isSupportedCountry } from "libphonenumber-js/max";

/** Digits read as dialled from one country. */
export interface DialledNumber {
  readonly read: ReadNumber;
  /** Whether the digits carry their own country code. */
  readonly isInternational: boolean;
}

/** Reads digits and punctuation as dialled in a country; `undefined` when nobody would dial them. */
export function readDialled(core: string, country: string | undefined): DialledNumber | undefined {
  const readings = waysToRead(core).flatMap(({ text, mustBeValid }) => {
    const read = readPhoneNumber(text, country);
    return read && isLongEnough(core, read) && (read.isValid || !mustBeValid) ? [read] : [];
  });
  const read = readings.find(({ isValid }) => isValid) ?? readings[0];
  if (!read || /^(\d)\1+$/.test(core.replace(/\D/g, ""))) return undefined;
  return { read, isInternational: isInternational(core, read, country) };
}

function waysToRead(core: string): { text: string; mustBeValid: boolean }[] {
  const ways = [{ text: core, mustBeValid: false }];
  // +34 (0)91…: the zero is for those who dial within the country, where they do at all.
  if (/\(0\)/.test(core)) ways.push({ text: core.replace(/\(0\)/, " "), mustBeValid: false });
  // 011 stands for the plus in North America, also when a foreigner reads it.
  if (/^\W*011/.test(core)) ways.push({ text: core.replace(/^\W*011/, "+"), mustBeValid: true });
  return ways;
}

/** Short numbers exist, but most short texts are extensions and counts. */
function isLongEnough(core: string, read: ReadNumber): boolean {
  const digits = core.replace(/\D/g, "").length;
  if (core.includes("+")) return read.number.length > 7;
  return digits >= (read.isValid ? 6 : 8);
}

function isInternational(core: string, read: ReadNumber, country: string | undefined): boolean {
  if (core.includes("+") || country === undefined || !isSupportedCountry(country)) return true;
  const digits = core.replace(/\D/g, "");
  const home = getCountryCallingCode(country);
  if (!read.number.startsWith(`+${home}`)) return true;
  // In North America the trunk prefix is the country code.
  const isWhole = digits.endsWith(read.number.slice(1)) && home !== "1";
  return isWhole && digits.length > read.national.replace(/\D/g, "").length;
}
