import type {
  InvitationOrder,
  LiveConferences,
  ParticipantChange,
  ParticipantView,
} from "../../resources/live-conferences.ts";
import type { World } from "../world.ts";
import { announce } from "./announce.ts";
import { inviteToRoom } from "./invite.ts";
import type { Participant } from "./participant.ts";
import type { Invited, Room } from "./room.ts";

/** What REST sees of conferences and does to them. */
export function controlConferences(world: World): LiveConferences {
  const { conferences } = world;
  const findParticipant = (conferenceSid: string, callSid: string) => {
    const room = conferences.find(conferenceSid);
    const participant = room?.participants().find(({ leg }) => leg.sid === callSid);
    return room === undefined || participant === undefined ? undefined : { room, participant };
  };

  return {
    findConference: (sidOrName) => conferences.find(sidOrName)?.sid,

    participantsOf(conferenceSid) {
      const room = conferences.find(conferenceSid);
      if (room === undefined) return [];
      const invited = [...room.invited].map((one) => viewInvited(room, one));
      return [...room.participants().map((one) => viewParticipant(room, one)), ...invited];
    },

    invite(conference, order) {
      const room = conferences.find(conference) ?? openFor(world, conference, order);
      return viewInvited(room, inviteToRoom(world, room, order));
    },

    changeParticipant(conferenceSid, callSid, change) {
      const found = findParticipant(conferenceSid, callSid);
      if (found === undefined) return undefined;
      applyChange(world, found.room, found.participant, change);
      return viewParticipant(found.room, found.participant);
    },

    removeParticipant(conferenceSid, callSid) {
      const found = findParticipant(conferenceSid, callSid);
      const room = conferences.find(conferenceSid);
      const invited = [...(room?.invited ?? [])].find(({ leg }) => leg.sid === callSid);
      if (found !== undefined) {
        found.room.leave(found.participant, "participant_updated_via_api", true);
        found.participant.leg.end({ unanswered: "canceled" });
      }
      invited?.leg.end({ unanswered: "canceled" });
      return found !== undefined || invited !== undefined;
    },

    announce(conferenceSid, announcement) {
      const room = conferences.find(conferenceSid);
      if (room !== undefined) void announce(world, room, announcement);
      return room !== undefined;
    },

    finishConference(conferenceSid) {
      const room = conferences.find(conferenceSid);
      room?.finish();
      return room !== undefined;
    },
  };
}

const openFor = (
  world: World,
  name: string,
  { callback, conferenceRecording }: InvitationOrder,
): Room => world.conferences.open(world, name, { callback, recording: conferenceRecording });

/** One event for each kind of change that really changes something. */
function applyChange(
  world: World,
  room: Room,
  participant: Participant,
  change: ParticipantChange,
): void {
  const { state } = participant;
  const { isMuted, isOnHold, hold, announcement } = change;
  participant.updatedAt = world.clock.now();
  if (isMuted !== undefined && isMuted !== state.isMuted) {
    state.isMuted = isMuted;
    room.report(isMuted ? "participant-mute" : "participant-unmute", participant.fields());
  }
  if (isOnHold !== undefined) state.hold = hold ?? "music";
  if (isOnHold !== undefined && isOnHold !== state.isOnHold) {
    state.isOnHold = isOnHold;
    room.report(isOnHold ? "participant-hold" : "participant-unhold", participant.fields());
  }
  if (modify(participant, change)) room.report("participant-modify", participant.fields());
  participant.refresh();
  if (announcement !== undefined) void announce(world, room, announcement, participant);
}

function modify({ state }: Participant, change: ParticipantChange): boolean {
  const before = { ...state };
  state.endsOnExit = change.endsOnExit ?? state.endsOnExit;
  state.beepsOnExit = change.beepsOnExit ?? state.beepsOnExit;
  state.coachedCallSid = change.coachedCallSid ?? state.coachedCallSid;
  return (
    state.endsOnExit !== before.endsOnExit ||
    state.beepsOnExit !== before.beepsOnExit ||
    state.coachedCallSid !== before.coachedCallSid
  );
}

const viewParticipant = (room: Room, participant: Participant): ParticipantView => ({
  callSid: participant.leg.sid,
  conferenceSid: room.sid,
  label: participant.label,
  isMuted: participant.state.isMuted,
  isOnHold: participant.state.isOnHold,
  coachedCallSid: participant.state.coachedCallSid,
  startsOnEnter: participant.startsOnEnter,
  endsOnExit: participant.state.endsOnExit,
  status: "connected",
  dateCreated: participant.joinedAt,
  dateUpdated: participant.updatedAt,
});

const viewInvited = (room: Room, { leg, settings, invitedAt }: Invited): ParticipantView => ({
  callSid: leg.sid,
  conferenceSid: room.sid,
  label: settings.label,
  isMuted: settings.isMuted,
  isOnHold: false,
  coachedCallSid: settings.coachedCallSid,
  startsOnEnter: settings.startsOnEnter,
  endsOnExit: settings.endsOnExit,
  status: leg.record().status === "ringing" ? "ringing" : "queued",
  dateCreated: invitedAt,
  dateUpdated: invitedAt,
});
