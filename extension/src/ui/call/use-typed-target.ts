import { readPhoneNumber, type ReadNumber } from "@ringback/shared/phone-number";
import { useSetup } from "../setup-store.ts";

/** The number somebody typed where a name would do as well; undefined while it is none. */
export function useTypedTarget(typed: string): ReadNumber | undefined {
  const country = useSetup(({ setup }) => setup?.country ?? setup?.me?.defaultCountry);
  if (!/\d{3}/.test(typed)) return undefined;
  return readPhoneNumber(typed, country);
}
