import type { StartedCall } from "../calls/endpoint.ts";
import { act } from "./act.ts";
import type { CallerBehaviour } from "./behaviour.ts";
import type { PersonCall } from "./person-call.ts";

/** A person's call to our number, for whoever answers it. */
export function dialAsPerson(
  call: PersonCall,
  to: string,
  { givesUpAfterSeconds, ...conversation }: CallerBehaviour,
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
    answer: async () => act(call, conversation),
    end: () => call.end(),
    hearDigits: (digits) => call.hearDigits(digits),
    onHangUp: (listener) => void listeners.hangUp.add(listener),
    onDigits: (listener) => void listeners.digits.add(listener),
  };
}
