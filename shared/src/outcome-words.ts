import type { CallOutcome } from "./call.ts";

/** What a screen says when a call has ended: what happened, and what it means. */
export function outcomeWords(
  outcome: CallOutcome,
  name: string,
): { readonly title: string; readonly detail: string } {
  switch (outcome) {
    case "answered":
      return { title: `Call with ${name} ended`, detail: "The call is in the CRM." };
    case "busy":
      return {
        title: `${name}’s line was busy`,
        detail: "It did not ring. The attempt is in the CRM as “Not held”.",
      };
    case "no-answer":
      return {
        title: `${name} did not answer`,
        detail: "It rang until the time was up. The attempt is in the CRM as “Not held”.",
      };
    case "rejected":
      return {
        title: `${name} declined the call`,
        detail: "The attempt is in the CRM as “Not held”.",
      };
    case "cancelled":
      return {
        title: "You hung up before an answer",
        detail: "The attempt is in the CRM as “Not held”.",
      };
    case "failed":
      return {
        title: `The call to ${name} did not go through`,
        detail:
          "The phone network could not reach this number. The attempt is in the CRM as “Not held”.",
      };
    case "missed":
      return {
        title: `You missed a call from ${name}`,
        detail: "Nobody took it, and no message was left. It goes into the CRM as “Not held”.",
      };
    case "voicemail":
      return {
        title: `${name} left a message`,
        detail: "Nobody took the call. It goes into the CRM as “Not held”, with the message.",
      };
    case "abandoned":
      return {
        title: `${name} hung up while waiting in line`,
        detail: "Everybody was on the phone. The call goes into the CRM as “Not held”.",
      };
  }
}
