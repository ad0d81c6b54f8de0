import type { Leg } from "../leg.ts";
import { whenAborted } from "../waiting.ts";
import type { World } from "../world.ts";
import type { Participant } from "./participant.ts";
import type { Room } from "./room.ts";
import type { ParticipantSettings } from "../../resources/live-conferences.ts";

export interface Attendance {
  readonly room: Room;
  readonly settings: ParticipantSettings;
  /** Aborts when the call ends or is given something else to do. */
  readonly signal: AbortSignal;
  /** Aborts when they leave by themselves. */
  readonly wish?: AbortSignal;
  readonly onJoined?: (participant: Participant) => void;
}

/** Takes part in a conference until either is over; false when the leg could not join. */
export async function attend(
  world: World,
  leg: Leg,
  { room, settings, signal, wish, onJoined }: Attendance,
): Promise<boolean> {
  const refusal = findCoachRefusal(room, settings) ?? room.findRefusal(settings);
  if (refusal !== undefined) {
    world.log.add("debugger.error", { ...refusal, callSid: leg.sid, url: "" });
    room.closeIfEmpty();
    return false;
  }
  const participant = room.join(leg, settings);
  onJoined?.(participant);
  const either = wish === undefined ? signal : AbortSignal.any([signal, wish]);
  const leave = () => {
    const isSentAway = signal.aborted && !leg.over.aborted;
    room.leave(participant, isSentAway ? "participant_updated_via_api" : "participant_hung_up");
  };
  if (either.aborted) leave();
  either.addEventListener("abort", leave, { once: true });
  await whenAborted(participant.gone.signal);
  either.removeEventListener("abort", leave);
  return true;
}

/** One can only speak into the ear of somebody who is there. */
function findCoachRefusal(room: Room, { coachedCallSid }: ParticipantSettings) {
  if (coachedCallSid === "" || isPresent(room, coachedCallSid)) return undefined;
  return { errorCode: 16028, detail: `there is no participant ${coachedCallSid} to coach` };
}

const isPresent = (room: Room, callSid: string): boolean =>
  room.participants().some(({ leg }) => leg.sid === callSid);
