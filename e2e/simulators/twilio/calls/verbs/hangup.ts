import { endingAfterDial } from "../final-status.ts";
import type { Next, Script } from "../script.ts";

/** As a call's very first verb it still answers; only Reject does not. */
export async function hangUp({ leg, lastDialStatus }: Script): Promise<Next> {
  if (lastDialStatus === undefined) await leg.answer();
  return { kind: "end", ending: endingAfterDial(lastDialStatus) };
}
