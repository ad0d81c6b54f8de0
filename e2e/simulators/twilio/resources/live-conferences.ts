import type { CallProgressEvent } from "./live-calls.ts";
import type { CallRecord } from "./calls.ts";
import type { ConferenceCallback } from "./conferences.ts";
import type { CallRecordingOrder } from "./live-recordings.ts";
import type { HttpMethod } from "./voice-webhooks.ts";

/** Somebody who is, or is about to be, in a conference. */
export interface ParticipantView {
  readonly callSid: string;
  readonly conferenceSid: string;
  /** Empty means none. */
  readonly label: string;
  readonly isMuted: boolean;
  readonly isOnHold: boolean;
  /** Empty for nobody. */
  readonly coachedCallSid: string;
  readonly startsOnEnter: boolean;
  readonly endsOnExit: boolean;
  readonly status: "queued" | "ringing" | "connected";
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

/** Something to fetch and play. */
export interface Announcement {
  readonly url: string;
  readonly method: HttpMethod;
}

/** How one participant takes part. */
export interface ParticipantSettings {
  /** Empty means none. */
  readonly label: string;
  readonly isMuted: boolean;
  readonly beep: "true" | "false" | "onEnter" | "onExit";
  readonly startsOnEnter: boolean;
  readonly endsOnExit: boolean;
  /** Whom alone this participant speaks to; empty for everybody. */
  readonly coachedCallSid: string;
  /** What is heard until it starts: music, or a document; an empty URL is silence. */
  readonly wait: "music" | Announcement;
  readonly maxParticipants: number;
}

/** A call that a REST client wants in a conference; its record exists and is `queued`. */
export interface InvitationOrder extends ParticipantSettings {
  readonly record: CallRecord;
  /** Whether those in the conference hear it ring. */
  readonly hasEarlyMedia: boolean;
  readonly timeoutSeconds: number;
  readonly timeLimitSeconds: number | undefined;
  readonly statusCallback: string;
  readonly statusCallbackMethod: HttpMethod;
  readonly statusCallbackEvents: readonly CallProgressEvent[];
  readonly recording: CallRecordingOrder | undefined;
  /** For a conference that this makes; an existing one keeps its own. */
  readonly callback: ConferenceCallback;
  readonly conferenceRecording: CallRecordingOrder | undefined;
}

/** What a REST client asks of somebody in a conference; what is left out stays. */
export interface ParticipantChange {
  readonly isMuted?: boolean;
  readonly isOnHold?: boolean;
  readonly hold?: Announcement;
  readonly announcement?: Announcement;
  readonly wait?: Announcement;
  readonly beepsOnExit?: boolean;
  readonly endsOnExit?: boolean;
  /** Empty ends the coaching. */
  readonly coachedCallSid?: string;
}

/** What REST needs of the conferences that are not over; `undefined` and `false`: there is none. */
export interface LiveConferences {
  participantsOf(conferenceSid: string): readonly ParticipantView[];
  /** By SID, or by a name that may be new. */
  invite(conference: string, order: InvitationOrder): ParticipantView;
  changeParticipant(
    conferenceSid: string,
    callSid: string,
    change: ParticipantChange,
  ): ParticipantView | undefined;
  removeParticipant(conferenceSid: string, callSid: string): boolean;
  /** The SID of the conference of this SID or name. */
  findConference(sidOrName: string): string | undefined;
  announce(conferenceSid: string, announcement: Announcement): boolean;
  finishConference(conferenceSid: string): boolean;
}
