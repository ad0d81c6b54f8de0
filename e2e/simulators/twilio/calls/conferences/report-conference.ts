import type {
  ConferenceCallback,
  ConferenceEventGroup,
  ConferenceRecord,
} from "../../resources/conferences.ts";
import type { World } from "../world.ts";

const groups = {
  "conference-start": "start",
  "conference-end": "end",
  "participant-join": "join",
  "participant-leave": "leave",
  "participant-mute": "mute",
  "participant-unmute": "mute",
  "participant-hold": "hold",
  "participant-unhold": "hold",
  "participant-modify": "modify",
  "participant-speech-start": "speaker",
  "participant-speech-stop": "speaker",
  "announcement-end": "announcement",
  "announcement-fail": "announcement",
} as const satisfies Readonly<Record<string, ConferenceEventGroup>>;

export type ConferenceEvent = keyof typeof groups;

export type ReportConference = (
  event: ConferenceEvent,
  fields?: Readonly<Record<string, string>>,
) => void;

/** RFC 2822, as Twilio writes it. */
const timestamp = (ms: number): string => new Date(ms).toUTCString().replace("GMT", "+0000");

/** Numbers the events of one conference, notes them all, and sends those that are wanted. */
export function createConferenceReports(
  { accountSid, clock, log, webhooks }: World,
  { sid, friendlyName }: ConferenceRecord,
  { url, method, events }: ConferenceCallback,
): ReportConference {
  let sequenceNumber = 0;
  return (event, fields = {}) => {
    sequenceNumber += 1;
    log.add(`conference.${event}`, { conferenceSid: sid, friendlyName, ...fields });
    if (url === "" || !events.includes(groups[event])) return;
    void webhooks.notify({
      url,
      method,
      fields: {
        ...fields,
        AccountSid: accountSid,
        ConferenceSid: sid,
        FriendlyName: friendlyName,
        SequenceNumber: String(sequenceNumber),
        StatusCallbackEvent: event,
        Timestamp: timestamp(clock.now()),
      },
    });
  };
}
