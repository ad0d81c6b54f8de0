import type { Reject } from "../../twiml/verbs/reject.ts";
import { browserBusy, browserDeclined } from "../final-status.ts";
import type { Next } from "../script.ts";

/** Only turns away a call that was not answered yet; later it is as good as a Hangup. */
export function reject({ reason }: Reject): Next {
  const ending =
    reason === "busy"
      ? ({ unanswered: "busy", error: browserBusy } as const)
      : ({ unanswered: "no-answer", error: browserDeclined, sipResponseCode: 603 } as const);
  return { kind: "end", ending };
}
