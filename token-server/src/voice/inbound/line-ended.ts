import type { Trx } from "../../database/open.ts";
import { sayAndHangUp } from "../../twilio/inbound-twiml.ts";
import { emptyDocument } from "../../twilio/twiml.ts";
import { ringableNow } from "../route/after-step.ts";
import { readPresence } from "../presence/read-presence.ts";
import type { VoiceWorld } from "../world.ts";
import { end } from "./end-route.ts";
import type { StepEndedForm } from "./forms.ts";
import { enterStep, type LedCall, type Moved, moveOn } from "./move-on.ts";
import { giveUpPlace } from "./queue-places.ts";
import { stopRinging } from "./rings.ts";
import { noted, type Route } from "./route-store.ts";
import { speechOf } from "./step-document.ts";

/** The caller is out of the line: to be connected, to be called back, or because they gave up. */
export async function afterLine(
  world: VoiceWorld,
  trx: Trx,
  call: LedCall,
  route: Route,
  form: StepEndedForm,
  now: number,
): Promise<Moved> {
  const { leaving } = route.state;
  if (form.QueueResult === "leave" && leaving === "ring") {
    return ringFromLine(world, trx, call, route, now);
  }
  await giveUpPlace(trx, call.id, now);
  if (form.QueueResult === "hangup") {
    const left = noted(route, now, "queue", "hung up", "The caller hung up while waiting in line.");
    return end(call, left, emptyDocument(), now);
  }
  if (form.QueueResult === "leave" && leaving === "call-back") {
    const left = noted(route, now, "queue", "call back", "The caller asked for a call back.");
    const { callBackKept, goodbye } = route.plan.words;
    const moved = end(call, left, sayAndHangUp(speechOf(left, callBackKept, goodbye)), now);
    return { ...moved, reports: moved.reports.map((leg) => ({ ...leg, leftQueue: true })) };
  }
  const reason =
    leaving === "wait-over"
      ? "The caller has waited as long as the settings allow."
      : `Twilio took the caller out of the line: ${form.QueueResult ?? "no reason given"}.`;
  return moveOn(world, trx, call, noted(route, now, "queue", "over", reason), now);
}

/** Rings those who had become free when the caller was let out of the line. */
async function ringFromLine(
  world: VoiceWorld,
  trx: Trx,
  call: LedCall,
  route: Route,
  now: number,
): Promise<Moved> {
  const queue = queueStepOf(route);
  const { toRing } = route.state;
  const presence = await readPresence(trx, toRing, now);
  const wanted = { kind: "team" as const, agentIds: toRing, seconds: queue?.ringSeconds ?? 20 };
  const { step } = ringableNow(wanted, presence, { callWaiting: false });
  if (step === undefined) return backInLine(world, trx, call, route, now);
  const moved = await enterStep(world, trx, call, route, step, { spoken: [], presence, now });
  const rungAt = { ...route.state.rungAt, ...Object.fromEntries(toRing.map((id) => [id, now])) };
  const state = { ...moved.route.state, doing: "ringing-from-line" as const, rungAt };
  return { ...moved, route: { ...moved.route, state } };
}

/** Nobody answered: the caller goes back to the place they had. */
export async function backInLine(
  world: VoiceWorld,
  trx: Trx,
  call: LedCall,
  route: Route,
  now: number,
): Promise<Moved> {
  await stopRinging(trx, call.id, now);
  const queue = queueStepOf(route);
  if (queue === undefined) return moveOn(world, trx, call, route, now);
  const presence = await readPresence(trx, queue.memberIds, now);
  return enterStep(world, trx, call, route, queue, { spoken: [], presence, now });
}

export function queueStepOf({ plan, position }: Route) {
  const step = plan.steps[position];
  return step?.kind === "queue" ? step : undefined;
}
