import type { Refusal, RingReports, RungEndpoint } from "../calls/endpoint.ts";
import type { PersonBehaviour } from "./behaviour.ts";
import type { PersonCall } from "./person-call.ts";

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
    if ("reject" in behaviour) {
      return call.later(behaviour.reject.afterSeconds, () => refuse("rejected"));
    }
    if ("noAnswer" in behaviour) {
      return call.later(behaviour.noAnswer.ringSeconds, () => refuse("no-answer"));
    }
    const { afterSeconds, says, presses, hangsUpAfterSeconds } = behaviour.answer;
    call.later(afterSeconds, () => {
      reports.answered(call.begin(says));
      if (presses !== undefined) {
        call.later(presses.afterSeconds, () => call.press(presses.digits));
      }
      if (hangsUpAfterSeconds !== undefined) call.later(hangsUpAfterSeconds, () => call.hangUp());
    });
  };

  call.later(connectSeconds, react);
  return { end: () => call.end(), hearDigits: (digits) => call.hearDigits(digits) };
}
