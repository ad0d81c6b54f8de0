import type { Refusal, RingReports, RungEndpoint } from "../calls/endpoint.ts";
import { act } from "./act.ts";
import type { Conversation, PersonBehaviour } from "./behaviour.ts";
import type { PersonCall } from "./person-call.ts";

/** Four rings of six seconds; a carrier does not wait for ever for a message. */
const carrierVoicemail: Conversation & { afterSeconds: number } = {
  afterSeconds: 24,
  says: "voicemail",
  presses: [],
  hangsUpAfterSeconds: 120,
};

/** How long it takes until the person's telephone rings. */
const connectSeconds = 0.05;

/** Lets a person react to their ringing telephone. */
export function ringPerson(
  call: PersonCall,
  behaviour: PersonBehaviour,
  reports: RingReports,
): RungEndpoint {
  const refuse = (reason: Refusal) => {
    call.end();
    reports.refused(reason);
  };

  const react = () => {
    if (behaviour === "busy" || behaviour === "unreachable") return refuse(behaviour);
    reports.ringing();
    if (behaviour === "no-answer") return;
    if (typeof behaviour === "object" && "reject" in behaviour) {
      return call.later(behaviour.reject.afterSeconds, () => refuse("rejected"));
    }
    if (typeof behaviour === "object" && "noAnswer" in behaviour) {
      return call.later(behaviour.noAnswer.ringSeconds, () => refuse("no-answer"));
    }
    const { afterSeconds, ...conversation } =
      behaviour === "voicemail" ? carrierVoicemail : behaviour.answer;
    call.later(afterSeconds, () => reports.answered(act(call, conversation)));
  };

  call.later(connectSeconds, react);
  return { end: () => call.end(), hearDigits: (digits) => call.hearDigits(digits) };
}
