import type { AudioPort } from "../media/audio-port.ts";
import type { Endpoint, StartedCall } from "./endpoint.ts";
import type { World } from "./world.ts";

/** A number that dials itself would go on for ever: past this many live legs nobody answers. */
const mostLiveLegs = 100;

/** Rings one of our own numbers: that is a new incoming call. */
export function createOwnNumbers(
  world: Pick<World, "makeSid" | "legs">,
  startCall: (started: StartedCall) => void,
): Endpoint {
  return {
    ring({ from, to }, reports) {
      const [near, far] = crossPorts();
      const hangUps = new Set<() => void>();
      const presses = new Set<(digits: string) => void>();
      let isAnswered = false;
      if (world.legs.list().length > mostLiveLegs) {
        reports.refused("unreachable");
        return { end: () => {} };
      }
      reports.ringing();
      startCall({
        callSid: world.makeSid("CA"),
        from,
        to,
        applicationSid: undefined,
        parameters: {},
        ringing: () => {},
        async answer() {
          isAnswered = true;
          reports.answered(near);
          return far;
        },
        end(error) {
          if (isAnswered) reports.hungUp();
          else reports.refused(error === undefined ? "no-answer" : "busy");
        },
        hearDigits: (digits) => reports.digits(digits),
        onHangUp: (listener) => void hangUps.add(listener),
        onDigits: (listener) => void presses.add(listener),
      });
      return {
        end: () => hangUps.forEach((tell) => tell()),
        hearDigits: (digits) => presses.forEach((tell) => tell(digits)),
      };
    },
  };
}

type Listeners = Set<(frame: Int16Array) => void>;

/** What one of the two hears is what the other says. */
function crossPorts(): readonly [AudioPort, AudioPort] {
  const toNear: Listeners = new Set();
  const toFar: Listeners = new Set();
  const port = (says: Listeners, hears: Listeners): AudioPort => ({
    hear: (frame) => hears.forEach((tell) => tell(frame)),
    onSpeech(listener) {
      says.add(listener);
      return () => says.delete(listener);
    },
  });
  return [port(toNear, toFar), port(toFar, toNear)];
}
