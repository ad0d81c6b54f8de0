import type { Resource } from "./record-store.ts";
import type { HttpMethod } from "./voice-webhooks.ts";

export type RecordingStatus =
  | "in-progress"
  | "paused"
  | "stopped"
  | "processing"
  | "completed"
  | "absent"
  | "deleted";

export type RecordingSource =
  | "DialVerb"
  | "Conference"
  | "OutboundAPI"
  | "RecordVerb"
  | "StartCallRecordingAPI"
  | "StartConferenceRecordingAPI";

export type RecordingTrack = "both" | "inbound" | "outbound";

/** The recording of a call, or of a conference. */
export interface RecordingRecord extends Resource {
  readonly callSid: string | null;
  readonly conferenceSid: string | null;
  readonly status: RecordingStatus;
  readonly source: RecordingSource;
  readonly channels: 1 | 2;
  readonly track: RecordingTrack;
  readonly startTime: number;
  /** Whole seconds; null while it runs, and where nothing was recorded. */
  readonly durationSeconds: number | null;
  readonly errorCode: number | null;
  /** Since when its file can be had; null before. */
  readonly completedAt: number | null;
}

export const recordingEvents = ["in-progress", "completed", "absent"] as const;
export type RecordingEvent = (typeof recordingEvents)[number];

/** Where a recording's progress is reported; an empty URL means nowhere. */
export interface RecordingCallback {
  readonly url: string;
  readonly method: HttpMethod;
  readonly events: readonly RecordingEvent[];
}

/** Whether it is, or will be, a file. */
export const isRecordingOver = ({ status }: RecordingRecord): boolean =>
  status !== "in-progress" && status !== "paused";
