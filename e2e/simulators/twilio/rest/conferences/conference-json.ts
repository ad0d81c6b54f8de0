import type { ConferenceRecord } from "../../resources/conferences.ts";
import type { ParticipantView } from "../../resources/live-conferences.ts";
import { accountUri, apiVersion, rfc2822, textOrNull } from "../format.ts";

export function conferenceJson(accountSid: string, conference: ConferenceRecord): object {
  const uri = `${accountUri(accountSid)}/Conferences/${conference.sid}`;
  return {
    account_sid: accountSid,
    date_created: rfc2822(conference.dateCreated),
    date_updated: rfc2822(conference.dateUpdated),
    api_version: apiVersion,
    friendly_name: conference.friendlyName,
    region: "us1",
    sid: conference.sid,
    status: conference.status,
    uri: `${uri}.json`,
    subresource_uris: {
      participants: `${uri}/Participants.json`,
      recordings: `${uri}/Recordings.json`,
    },
    reason_conference_ended: conference.reasonEnded,
    call_sid_ending_conference: conference.callSidEnding,
  };
}

export const participantJson = (accountSid: string, participant: ParticipantView): object => ({
  account_sid: accountSid,
  call_sid: participant.callSid,
  label: textOrNull(participant.label),
  call_sid_to_coach: textOrNull(participant.coachedCallSid),
  coaching: participant.coachedCallSid !== "",
  conference_sid: participant.conferenceSid,
  date_created: rfc2822(participant.dateCreated),
  date_updated: rfc2822(participant.dateUpdated),
  end_conference_on_exit: participant.endsOnExit,
  muted: participant.isMuted,
  hold: participant.isOnHold,
  start_conference_on_enter: participant.startsOnEnter,
  status: participant.status,
  queue_time: "0",
  uri: `${accountUri(accountSid)}/Conferences/${participant.conferenceSid}/Participants/${participant.callSid}.json`,
});
