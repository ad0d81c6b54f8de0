import type { OutboundCallOrder } from "../resources/live-calls.ts";
import { findEndpoint } from "./find-endpoint.ts";
import type { Leg } from "./leg.ts";
import { createProgress } from "./progress.ts";
import { readAddress } from "./read-address.ts";
import { recordLeg } from "./recordings/record-leg.ts";
import { createRungLeg } from "./ring-endpoint.ts";
import { runCall } from "./run-call.ts";
import { sendDigits } from "./send-digits.ts";
import type { World } from "./world.ts";

/** A call that a REST client asked for. */
export function placeCall(world: World, order: OutboundCallOrder): void {
  const { record } = order;
  const progress = createProgress(world, {
    url: order.statusCallback,
    method: order.statusCallbackMethod,
    events: order.statusCallbackEvents,
  });
  const { to, parameters } = readAddress(record.to);
  const request = {
    callSid: record.sid,
    accountSid: world.accountSid,
    from: record.from,
    to,
    parameters,
  };
  const { leg, ring } = createRungLeg(world, findEndpoint(world, to), request, progress);
  world.legs.add(leg);
  void ringAndRun(world, order, leg, ring);
}

async function ringAndRun(
  world: World,
  order: OutboundCallOrder,
  leg: Leg,
  ring: () => Promise<boolean>,
): Promise<void> {
  const { clock } = world;
  const timeoutMs = (order.timeoutSeconds + world.behaviour().ringBufferSeconds) * 1000;
  const stopTimer = clock.setTimer(timeoutMs, () => leg.end({ unanswered: "no-answer" }));
  const isAnswered = await ring();
  stopTimer();
  if (!isAnswered) return;
  if (order.timeLimitSeconds !== undefined) limitTime(world, leg, order.timeLimitSeconds);
  if (order.recording !== undefined && !leg.over.aborted) {
    recordLeg(world, leg, { ...order.recording, source: "OutboundAPI" });
  }
  if (order.sendDigits !== undefined) await sendDigits(leg, order.sendDigits, clock, leg.over);
  if (!leg.over.aborted) await runCall(world, leg, order.instructions);
}

export function limitTime(world: World, leg: Leg, seconds: number): void {
  const stop = world.clock.setTimer(seconds * 1000, () => leg.end({ unanswered: "canceled" }));
  leg.over.addEventListener("abort", stop, { once: true });
}
