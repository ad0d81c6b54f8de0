import * as z from "zod";
import { optionalSidOf, optionalTimestamp, optionalWhole, sidOf } from "../twilio/webhook-form.ts";

/** Twilio adds words without notice: an unknown one says nothing to us. */
const word = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words).optional().catch(undefined);

/** How far a recording has come. A conference's has no CallSid. */
export const RecordingStatusForm = z
  .object({
    RecordingSid: sidOf("RE", "RecordingSid"),
    CallSid: optionalSidOf("CA", "CallSid"),
    ConferenceSid: optionalSidOf("CF", "ConferenceSid"),
    RecordingStatus: word(["in-progress", "completed", "absent", "failed"]),
    RecordingSource: z.string().max(64).optional().catch(undefined),
    RecordingChannels: word(["1", "2"]),
    RecordingDuration: optionalWhole,
    RecordingStartTime: optionalTimestamp,
  })
  .refine(({ CallSid, ConferenceSid }) => CallSid !== undefined || ConferenceSid !== undefined, {
    path: ["CallSid"],
    message: "Send a CallSid: CA and 32 hex digits.",
  });
export type RecordingStatusForm = z.infer<typeof RecordingStatusForm>;

/** What was understood of a voicemail. */
export const TranscriptionForm = z.object({
  TranscriptionSid: sidOf("TR", "TranscriptionSid"),
  RecordingSid: sidOf("RE", "RecordingSid"),
  CallSid: optionalSidOf("CA", "CallSid"),
  TranscriptionStatus: word(["completed", "failed"]),
  TranscriptionText: z
    .string()
    .max(20_000, "Send at most 20000 characters.")
    .optional()
    .transform((text) => text?.replaceAll("\0", "")),
});
export type TranscriptionForm = z.infer<typeof TranscriptionForm>;
