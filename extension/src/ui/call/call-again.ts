import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import type { Dial } from "../idle/use-dial.ts";
import { whoIs } from "../person/who.ts";

/** Dials the same number for the same record once more. */
export function callAgain(dial: Dial, call: LiveCall): Promise<boolean> {
  return dial.call({ number: call.number, record: call.person?.record, name: whoIs(call) });
}
