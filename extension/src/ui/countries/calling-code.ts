import { getCountryCallingCode, isSupportedCountry } from "libphonenumber-js/max";

/** `+44` */
export function callingCode(country: string): string {
  return isSupportedCountry(country) ? `+${getCountryCallingCode(country)}` : "";
}
