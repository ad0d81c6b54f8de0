import type { Endpoint, RingRequest, RungEndpoint } from "./endpoint.ts";
import { endingOfRefusal } from "./final-status.ts";
import { createLeg, type Leg } from "./leg.ts";
import type { Progress } from "./progress.ts";
import type { World } from "./world.ts";

export interface RungLeg {
  readonly leg: Leg;
  /** Rings; resolves to whether it was answered, once that is known. */
  readonly ring: () => Promise<boolean>;
}

/** The leg of a call to somebody: its record exists and is `queued`. */
export function createRungLeg(
  world: World,
  endpoint: Endpoint,
  request: RingRequest,
  progress: Progress,
): RungLeg {
  let rung: RungEndpoint | undefined;
  const leg = createLeg(
    world,
    request.callSid,
    {
      ringing: () => undefined,
      answer: () => Promise.reject(new Error("Only a caller is picked up.")),
      end: () => rung?.end(),
      hearDigits: (digits) => rung?.hearDigits?.(digits),
    },
    progress,
  );

  return {
    leg,
    ring() {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      leg.over.addEventListener("abort", () => resolve(false), { once: true });
      leg.dialled();
      rung = endpoint.ring(request, {
        ringing: () => leg.ringing(),
        answered(audio) {
          if (leg.answered(audio)) resolve(true);
          else rung?.end();
        },
        refused: (reason) => leg.farEndLeft(endingOfRefusal(reason, request.to)),
        hungUp: () => leg.farEndLeft({ unanswered: "no-answer" }),
        digits: (digits) => leg.pressed(digits),
      });
      return promise;
    },
  };
}
