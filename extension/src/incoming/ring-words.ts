import { readPhoneNumber } from "@ringback/shared/phone-number";
import type { IncomingCall, LiveCall } from "../contracts/phone-snapshot.ts";

type Caller = Pick<IncomingCall, "number" | "person">;

export interface RingWords {
  readonly title: string;
  readonly message: string;
  readonly buttons: readonly [string, string];
}

/** What a notification says of somebody who rings, alone or beside a conversation. */
export function ringWords(ring: Caller, call: LiveCall | null): RingWords {
  const name = callerName(ring);
  if (call && call.state !== "ended")
    return {
      title: `Second call: ${name}`,
      message: `You are talking to ${callerName(call)}`,
      buttons: ["Hold and answer", "Decline"],
    };
  return { title: `${name} is calling`, message: aboutOf(ring), buttons: ["Answer", "Decline"] };
}

/** A name, else the number, else that they hide it. */
export function callerName({ number, person }: Caller): string {
  return person?.name ?? (number === "" ? "Someone who hides their number" : shown(number));
}

export function aboutOf({ number, person }: Caller): string {
  if (!person) return "Not in the CRM";
  return [person.about, number !== "" && shown(number)].filter(Boolean).join(" · ");
}

function shown(number: string): string {
  return readPhoneNumber(number)?.international ?? number;
}
