import type { Resource } from "./record-store.ts";

/** What was understood of a recording. */
export interface TranscriptionRecord extends Resource {
  readonly recordingSid: string;
  readonly status: "in-progress" | "completed" | "failed";
  /** Empty unless completed. */
  readonly text: string;
  /** Of the recording. */
  readonly durationSeconds: number;
}
