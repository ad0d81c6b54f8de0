import type { StartedCall } from "../calls/endpoint.ts";
import type { CallerBehaviour } from "./behaviour.ts";
import type { PersonCall } from "./person-call.ts";

/** A person's call to our number, for whoever answers it. */
export function dialAsPerson(
  call: PersonCall,
  to: string,
  { says, hangsUpAfterSeconds, givesUpAfterSeconds }: CallerBehaviour,
  listeners: { hangUp: Set<() => void>; digits: Set<(digits: string) => void> },
): StartedCall {
  if (givesUpAfterSeconds !== undefined) {
    call.later(givesUpAfterSeconds, () => {
      if (call.state() === "ringing") call.hangUp();
    });
  }
  return {
    callSid: call.callSid,
    from: call.number,
    to,
    applicationSid: undefined,
    parameters: {},
    ringing: () => {},
    async answer() {
      const audio = call.begin(says);
      if (hangsUpAfterSeconds !== undefined) call.later(hangsUpAfterSeconds, () => call.hangUp());
      return audio;
    },
    end: () => call.end(),
    hearDigits: (digits) => call.hearDigits(digits),
    onHangUp: (listener) => void listeners.hangUp.add(listener),
    onDigits: (listener) => void listeners.digits.add(listener),
  };
}
