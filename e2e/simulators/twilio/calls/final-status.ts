import type { CallRecord, CallStatus } from "../resources/calls.ts";
import type { Refusal } from "./endpoint.ts";

export type FinalStatus = Extract<
  CallStatus,
  "completed" | "busy" | "failed" | "no-answer" | "canceled"
>;

export interface Ending {
  /** The final status if the call was not answered; an answered one is `completed`. */
  readonly unanswered: FinalStatus;
  /** What the signalling tells the endpoint, where it tells anything. */
  readonly error?: { readonly code: number; readonly message: string };
  readonly sipResponseCode?: number;
}

const sipResponseCodes: Readonly<Record<FinalStatus, number>> = {
  completed: 200,
  busy: 486,
  "no-answer": 487,
  canceled: 487,
  failed: 404,
};

export const sipResponseCodeOf = (status: FinalStatus, ending: Ending): number =>
  status === "completed" ? 200 : (ending.sipResponseCode ?? sipResponseCodes[status]);

/** A browser that is not there is "no answer" to Twilio; a number that is not there has failed. */
export function endingOfRefusal(reason: Refusal, to: string): Ending {
  switch (reason) {
    case "busy":
      return { unanswered: "busy" };
    case "rejected":
      return { unanswered: "busy", sipResponseCode: 603 };
    case "no-answer":
      return { unanswered: "no-answer", sipResponseCode: 480 };
    case "unreachable":
      return to.startsWith("client:")
        ? { unanswered: "no-answer", sipResponseCode: 480 }
        : { unanswered: "failed" };
  }
}

/** Whole seconds between the two times as REST shows them, so that the record adds up. */
export const secondsBetween = (startMs: number, endMs: number): number =>
  Math.floor(endMs / 1000) - Math.floor(startMs / 1000);

/** Twilio bills every begun minute of an answered call. */
export function billedMinutes(record: CallRecord): number {
  if (record.status !== "completed") return 0;
  return Math.max(1, Math.ceil((record.durationSeconds ?? 0) / 60));
}

/** What a browser's signalling says when Twilio declines its call. */
export const browserDeclined = { code: 31603, message: "Decline" };
export const browserBusy = { code: 31486, message: "Busy Here" };

/** How a caller's own call ends that was never answered because its `<Dial>` came to nothing. */
export const endingAfterDial = (dialStatus: FinalStatus | undefined): Ending => ({
  unanswered: dialStatus === "busy" || dialStatus === "failed" ? dialStatus : "no-answer",
});
