/// <reference lib="esnext.intl" />
import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { zonesOfArea } from "./north-american-zones.ts";

/**
 * The time where a number (E.164) is from: `21:40`, or the span `10:40–17:40` where several zones
 * are possible. Undefined when nobody can say, e.g. for a toll-free number.
 */
export function localTime(number: string, now: number): string | undefined {
  const offsets = [...new Set(zonesOf(number).map(offsetAt(now)))];
  if (offsets.length === 0) return undefined;
  const first = clockAt(now, Math.min(...offsets));
  const last = clockAt(now, Math.max(...offsets));
  return first === last ? first : `${first}–${last}`;
}

function zonesOf(number: string): readonly string[] {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) return [];
  const { country, countryCallingCode } = parsed;
  if (countryCallingCode === "1" && (!country || country === "US" || country === "CA"))
    return zonesOfArea(number.slice(2, 5));
  // Some countries share a code, and not every range of theirs is known to be one’s or the other’s.
  const countries = country
    ? [country]
    : getCountries().filter((code) => getCountryCallingCode(code) === countryCallingCode);
  return countries.flatMap(zonesOfCountry);
}

function zonesOfCountry(region: string): readonly string[] {
  const locale: Partial<Intl.Locale> = new Intl.Locale("und", { region });
  // Older browsers do not know: then no time is shown.
  return locale.getTimeZones?.call(locale) ?? [];
}

/** Minutes a zone is ahead of UTC. */
function offsetAt(now: number): (zone: string) => number {
  return (timeZone) => {
    const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
    const name = parts.formatToParts(now).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
    const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
    return sign === "-" ? -size : size;
  };
}

function clockAt(now: number, offsetMinutes: number): string {
  return new Intl.DateTimeFormat(undefined, {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
  }).format(now + offsetMinutes * 60_000);
}
