import { readPhoneNumber } from "@ringback/shared/phone-number";

/** The digits with which people of its country dial a number at home. */
export function nationalDigits(number: string): string {
  return (readPhoneNumber(number)?.national ?? "").replace(/\D/g, "");
}

/** The digits of a number without its country code, and without a zero that is dialled at home. */
export function subscriberDigits(number: string): string {
  const [, ...groups] = readPhoneNumber(number)?.international.split(" ") ?? [];
  return groups.join("").replace(/\D/g, "");
}
