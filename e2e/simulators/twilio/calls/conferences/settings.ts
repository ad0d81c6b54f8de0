import type { ConferenceCallback } from "../../resources/conferences.ts";
import type { ParticipantSettings } from "../../resources/live-conferences.ts";
import type { CallRecordingOrder } from "../../resources/live-recordings.ts";
import type { DialConference } from "../../twiml/nouns/conference.ts";
import type { Documents } from "../documents.ts";

/** What the first participant settles for the whole conference. */
export interface RoomSettings {
  readonly callback: ConferenceCallback;
  /** Undefined when it is not recorded. */
  readonly recording: CallRecordingOrder | undefined;
}

export const readRoomSettings = (noun: DialConference, documents: Documents): RoomSettings => ({
  callback: {
    url: documents.absoluteUrl(noun.statusCallback),
    method: noun.statusCallbackMethod,
    events: noun.statusCallbackEvent,
  },
  recording:
    noun.record === "do-not-record"
      ? undefined
      : {
          channels: 1,
          track: "both",
          trims: noun.trim === "trim-silence",
          callback: {
            url: documents.absoluteUrl(noun.recordingStatusCallback),
            method: noun.recordingStatusCallbackMethod,
            events: noun.recordingStatusCallbackEvent,
          },
        },
});

export const readParticipantSettings = (
  noun: DialConference,
  documents: Documents,
): ParticipantSettings => ({
  label: noun.participantLabel,
  isMuted: noun.muted,
  beep: noun.beep,
  startsOnEnter: noun.startConferenceOnEnter,
  endsOnExit: noun.endConferenceOnExit,
  coachedCallSid: noun.coach,
  wait:
    noun.waitUrl === undefined
      ? "music"
      : { url: documents.absoluteUrl(noun.waitUrl), method: noun.waitMethod },
  maxParticipants: noun.maxParticipants,
});
