import type { ConferenceMember } from "../../twilio/conferences.ts";
import { webhookPaths } from "../../twilio/webhook-urls.ts";
import { urlOf } from "../inbound/step-document.ts";
import type { VoiceWorld } from "../world.ts";
import { callOver } from "./call-problems.ts";
import { inviteWhoIsWanted } from "./invite.ts";
import type { StoredLive } from "./live-state.ts";
import { roomUrl } from "./room-document.ts";

/**
 * Makes a call's conference be as decided, in an order in which nobody is dropped: first who ends it
 * by leaving, then who has to leave, then who is held, and last who is to be rung.
 */
export async function tidyRoom(world: VoiceWorld, live: StoredLive): Promise<void> {
  const { callId, customerCallSid, ending } = live;
  if (ending === "hang-up") return world.liveCalls.end(customerCallSid);
  const room = await world.conferences.find(callId);
  const customer = room?.members.find(({ callSid }) => callSid === customerCallSid);
  if (ending === "voicemail") {
    // Who is not there any more has been asked for a message, or has hung up.
    if (customer === undefined) return;
    await world.liveCalls.redirect(customerCallSid, roomUrl(world, live));
    return;
  }
  if (room === undefined || customer?.isThere !== true) throw callOver();

  const { conferenceSid, members } = room;
  const holdUrl = urlOf(world, webhookPaths.hold, { call: callId });
  const change = (callSid: string, to: { isHeld?: boolean; endsOnExit?: boolean }) =>
    world.conferences.change(conferenceSid, callSid, { ...to, holdUrl });

  for (const { callSid, endsOnExit, isThere } of members) {
    const isToEnd = callSid === customerCallSid || endsWithOurs(live, callSid);
    if (isThere && endsOnExit !== isToEnd) await change(callSid, { endsOnExit: isToEnd });
  }
  for (const member of members.filter((one) => isStray(live, one))) {
    await world.conferences.remove(conferenceSid, member.callSid);
  }
  if (customer.isHeld !== live.held) {
    const done = await change(customerCallSid, { isHeld: live.held });
    if (done === "gone") throw callOver();
  }
  await inviteWhoIsWanted(world, live, room);
}

/** Our hanging up ends the call, unless the person outside is to stay without us. */
function endsWithOurs({ ourCallSid, aside, transfer }: StoredLive, callSid: string): boolean {
  return callSid === ourCallSid && !aside && transfer === null;
}

function isStray(live: StoredLive, { callSid, label }: ConferenceMember): boolean {
  const { customerCallSid, ourCallSid, transfer, returning } = live;
  if (callSid === customerCallSid || callSid === ourCallSid) return false;
  return ![transfer, returning].some(
    (wanted) => wanted !== null && (wanted.callSid === callSid || wanted.label === label),
  );
}
