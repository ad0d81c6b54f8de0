import { getCountryCallingCode, isSupportedCountry } from "libphonenumber-js/max";
import { readPhoneNumber, type ReadNumber } from "@ringback/shared/phone-number";

const spelled =
  /(?:^|[^\p{L}\d])(\+?\d[\d ().-]*?)[ .-]?(?=[A-Z -]*[A-Z]{3})([A-Z]{2,}(?:[ -]?[A-Z]{2,})*)(?![\p{L}\d])/u;
const keys = "22233344455566677778889999";

/** 1-800-FLOWERS: letters stand for the digits on their keys, those beyond the last digit for none. */
export function readVanity(plain: string, country: string | undefined): ReadNumber | undefined {
  const [, digits, letters] = spelled.exec(plain) ?? [];
  if (digits === undefined || letters === undefined) return undefined;
  const typed = (digits + onKeys(letters)).replace(/[^\d+]/g, "");
  const whole = readPhoneNumber(typed, country) ?? readPhoneNumber(cut(typed), country);
  if (whole?.isValid !== true) return undefined;
  const isNorthAmerican = whole.number.startsWith("+1");
  return isNorthAmerican || whole.kind === "toll-free" ? whole : undefined;

  /** North American numbers have ten digits; what is spelled beyond them is not listened to. */
  function cut(text: string): string {
    const isHome =
      country !== undefined &&
      isSupportedCountry(country) &&
      getCountryCallingCode(country) === "1";
    if (text.startsWith("+1")) return text.slice(0, 12);
    return isHome ? text.slice(0, text.startsWith("1") ? 11 : 10) : text;
  }
}

function onKeys(letters: string): string {
  return letters.replace(/[A-Z]/g, (letter) => keys[letter.charCodeAt(0) - 65] ?? "");
}
