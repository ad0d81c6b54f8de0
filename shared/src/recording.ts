import * as z from "zod/mini";
import { CallId } from "./call.ts";

export const RecordingId = z.uuid();

/** `voicemail`: what a caller left. `call`: what both sides said. */
export const RecordingKind = z.enum(["call", "voicemail"]);
export type RecordingKind = z.infer<typeof RecordingKind>;

/**
 * How far a Recording has come. `recording`: under way. `waiting`: Twilio has it, we do not yet.
 * `stored`: kept here, complete. `absent`: nobody said anything. `failed`: could not be fetched
 * from Twilio, where it still is. `deleted`: its time was up.
 */
export const RecordingState = z.enum([
  "recording",
  "waiting",
  "stored",
  "absent",
  "failed",
  "deleted",
]);
export type RecordingState = z.infer<typeof RecordingState>;

/** A Recording as screens show it. Times are epoch milliseconds. */
export const Recording = z.object({
  id: RecordingId,
  callId: z.nullable(CallId),
  kind: RecordingKind,
  state: RecordingState,
  startedAt: z.number(),
  durationSeconds: z.nullable(z.number()),
  sizeBytes: z.nullable(z.number()),
  /** What was said, as far as a machine understood it. */
  transcript: z.nullable(z.string()),
  /** Kept beyond its time, for a legal reason. */
  hold: z.boolean(),
});
export type Recording = z.infer<typeof Recording>;

export const RecordingList = z.object({ recordings: z.array(Recording) });
export type RecordingList = z.infer<typeof RecordingList>;

/** Pauses the recording of a call that is under way (a card number is read out), or goes on. */
export const RecordingControl = z.strictObject({ action: z.enum(["pause", "resume"]) });
export type RecordingControl = z.infer<typeof RecordingControl>;

export const RecordingControlReply = z.object({ state: z.enum(["paused", "recording"]) });
export type RecordingControlReply = z.infer<typeof RecordingControlReply>;

/** Keeps a Recording beyond its time, or lets it go again. */
export const HoldRequest = z.strictObject({
  hold: z.boolean(),
  /** Why; shown to admins. */
  reason: z.optional(
    z
      .string()
      .check(z.maxLength(500), z.regex(/^[^\0]*$/, "Leave out the NUL character (U+0000).")),
  ),
});
export type HoldRequest = z.infer<typeof HoldRequest>;

/** Runs the clean-up of old recordings now; a dry run only counts. */
export const RetentionRequest = z.strictObject({ dryRun: z.boolean() });
export type RetentionRequest = z.infer<typeof RetentionRequest>;

/** What one run of the clean-up did, or in a dry run would have done. */
export const RetentionRun = z.object({
  id: z.uuid(),
  dryRun: z.boolean(),
  startedAt: z.number(),
  finishedAt: z.nullable(z.number()),
  /** Recordings begun before this were too old. */
  olderThan: z.number(),
  retentionDays: z.number(),
  /** Files removed here. */
  deleted: z.number(),
  /** Of those, how many were removed at Twilio, too. */
  deletedAtTwilio: z.number(),
  /** Too old, but on legal hold. */
  held: z.number(),
  /** Too old, but never fetched from Twilio: left there. */
  neverFetched: z.number(),
  /** Could not be removed this time; the next run tries again. */
  failed: z.number(),
});
export type RetentionRun = z.infer<typeof RetentionRun>;

export const RetentionRuns = z.object({ runs: z.array(RetentionRun) });
export type RetentionRuns = z.infer<typeof RetentionRuns>;
