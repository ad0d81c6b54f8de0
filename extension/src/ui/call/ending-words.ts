import { outcomeWords } from "@ringback/shared/outcome-words";
import type { LiveCall, LocalEnding } from "../../contracts/phone-snapshot.ts";
import { whoIs } from "../person/who.ts";
import type { Words } from "../../words/error-words.ts";

/** How a call ended: what this browser knows first hand, else what the server says. */
export function endingWords(call: LiveCall): Words {
  const who = whoIs(call);
  if (call.ending) return localWords(call.ending, who, call.connectedAt !== null);
  if (call.test)
    return call.connectedAt === null
      ? { title: "The test call did not go through", detail: "Check your network and call again." }
      : { title: "Test call ended", detail: "Test calls are not kept anywhere." };
  if (call.outcome) return outcomeWords(call.outcome, who);
  return call.connectedAt === null
    ? { title: "The call ended", detail: "The phone network has not said why yet." }
    : { title: `Call with ${who} ended`, detail: "It is on its way to the CRM." };
}

function localWords(ending: LocalEnding, who: string, talked: boolean): Words {
  switch (ending) {
    case "microphone":
      return {
        title: "Your microphone did not work",
        detail: `${who} could not have heard you, so the call was ended. Check that the microphone is plugged in and allowed, then call again.`,
      };
    case "connection":
      return {
        title: talked ? "The connection broke off" : "The call could not leave this computer",
        detail: `Your network lost the way to the phone service. Check it, then call ${who} again.`,
      };
    case "server":
      return {
        title: "The phone server could not set up the call",
        detail: `${who} was not reached. Try again in a minute; if it happens again, tell your administrator.`,
      };
    case "not-allowed":
      return {
        title: "This call was no longer allowed",
        detail: `Leave to call a number lasts one minute and one call. Call ${who} again to get a new one.`,
      };
  }
}
