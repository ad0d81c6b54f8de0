import type { InvitationOrder } from "../../resources/live-conferences.ts";
import { findEndpoint } from "../find-endpoint.ts";
import type { Leg } from "../leg.ts";
import { limitTime } from "../place-call.ts";
import { createProgress } from "../progress.ts";
import { readAddress } from "../read-address.ts";
import { recordLeg } from "../recordings/record-leg.ts";
import { createRungLeg } from "../ring-endpoint.ts";
import { ringback } from "../sounds/tone.ts";
import type { World } from "../world.ts";
import { attend } from "./attend.ts";
import type { Invited, Room } from "./room.ts";
import type { ParticipantSettings } from "../../resources/live-conferences.ts";

/** Rings somebody who joins the conference once they answer. */
export function inviteToRoom(world: World, room: Room, order: InvitationOrder): Invited {
  const { record } = order;
  const progress = createProgress(world, {
    url: order.statusCallback,
    method: order.statusCallbackMethod,
    events: order.statusCallbackEvents,
  });
  const { sid: callSid, from } = record;
  const { to, parameters } = readAddress(record.to);
  const request = { callSid, accountSid: world.accountSid, from, to, parameters };
  const { leg, ring } = createRungLeg(world, findEndpoint(world, to), request, progress);
  world.legs.add(leg);
  const settings: ParticipantSettings = order;
  const invited = { leg, settings, invitedAt: world.clock.now() };
  room.invited.add(invited);
  void ringAndAttend(world, room, order, invited, ring);
  return invited;
}

async function ringAndAttend(
  world: World,
  room: Room,
  order: InvitationOrder,
  invited: Invited,
  ring: () => Promise<boolean>,
): Promise<void> {
  const { leg, settings } = invited;
  const timeoutMs = (order.timeoutSeconds + world.behaviour().ringBufferSeconds) * 1000;
  const stopTimer = world.clock.setTimer(timeoutMs, () => leg.end({ unanswered: "no-answer" }));
  let stopRingback = () => {};
  leg.onRinging(() => {
    if (order.hasEarlyMedia) stopRingback = room.mixer.play(ringback).stop;
  });
  const isAnswered = await ring();
  stopTimer();
  stopRingback();
  room.invited.delete(invited);
  if (!isAnswered) return failToJoin(room, leg, settings);
  if (order.timeLimitSeconds !== undefined) limitTime(world, leg, order.timeLimitSeconds);
  if (order.recording !== undefined) {
    recordLeg(world, leg, { ...order.recording, source: "OutboundAPI" });
  }
  const signal = leg.claim();
  await attend(world, leg, { room, settings, signal });
  // It has nothing else to do, unless REST gave it something.
  if (!signal.aborted) leg.end({ unanswered: "canceled" });
}

/** The others are told; when there are none, the conference is over. */
function failToJoin(room: Room, leg: Leg, { label }: ParticipantSettings): void {
  if (room.over.aborted) return;
  room.report("participant-leave", {
    CallSid: leg.sid,
    ...(label !== "" && { ParticipantLabel: label }),
    ParticipantCallStatus: leg.record().status,
    ReasonParticipantLeft: "participant_add_failed",
  });
  room.closeIfEmpty();
}
