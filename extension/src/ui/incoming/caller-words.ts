import { readPhoneNumber } from "@ringback/shared/phone-number";
import type { IncomingCall } from "../../contracts/phone-snapshot.ts";
import { localTime } from "../../local-time/local-time.ts";

type Caller = Pick<IncomingCall, "number" | "person">;

/** `+1 415 555 0151 · mobile · 13:41 there`; without the number where it is the title. */
export function callerNumber({ number, person }: Caller, now: number): string {
  if (number === "") return "No number to call back";
  const kind = readPhoneNumber(number)?.kind;
  const time = localTime(number, now);
  return [
    person && internationalOf(number),
    kind !== "other" && kind,
    time !== undefined && `${time} there`,
  ]
    .filter(Boolean)
    .join(" · ");
}

function internationalOf(number: string): string {
  return readPhoneNumber(number)?.international ?? number;
}
