import type { CallRecord } from "./calls.ts";
import type { RecordingCallback, RecordingRecord } from "./recordings.ts";

/** How a call is to be recorded. */
export interface CallRecordingOrder extends Pick<RecordingRecord, "channels" | "track"> {
  readonly trims: boolean;
  readonly callback: RecordingCallback;
}

export interface RecordingChange {
  readonly status: "paused" | "in-progress" | "stopped";
  readonly pauseBehavior: "skip" | "silence";
}

/** What REST needs of recordings that are being made. */
export interface LiveRecordings {
  startRecording(call: CallRecord, order: CallRecordingOrder): RecordingRecord | "not-live";
  changeRecording(
    recording: RecordingRecord,
    change: RecordingChange,
  ): RecordingRecord | "not-live";
}
