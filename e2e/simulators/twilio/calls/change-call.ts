import type { CallRecord } from "../resources/calls.ts";
import type { CallChange } from "../resources/live-calls.ts";
import { limitTime } from "./place-call.ts";
import { runCall } from "./run-call.ts";
import type { World } from "./world.ts";

/** `not-live`: it has ended. `not-in-progress`: only an answered call can be redirected. */
export type ChangeOutcome = "changed" | "not-live" | "not-in-progress";

/** What a REST client asks of a call. */
export function changeCall(world: World, { sid }: CallRecord, change: CallChange): ChangeOutcome {
  const leg = world.legs.find(sid);
  if (leg === undefined) return "not-live";
  if (change.instructions !== undefined && !leg.isAnswered()) return "not-in-progress";

  const { statusCallback, statusCallbackMethod, timeLimitSeconds, status, instructions } = change;
  leg.progress.setTarget({
    ...(statusCallback !== undefined && { url: statusCallback }),
    ...(statusCallbackMethod !== undefined && { method: statusCallbackMethod }),
  });
  if (timeLimitSeconds !== undefined) limitTime(world, leg, timeLimitSeconds);
  if (status === "completed" || (status === "canceled" && !leg.isAnswered())) {
    leg.end({ unanswered: "canceled" });
  } else if (instructions !== undefined) {
    void runCall(world, leg, instructions);
  }
  return "changed";
}
