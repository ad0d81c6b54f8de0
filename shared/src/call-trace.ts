import * as z from "zod/mini";

/** What a decision about an inbound call was about. */
export const TraceStep = z.enum([
  "caller",
  "hours",
  "owner",
  "greeting",
  "announcement",
  "browser",
  "mobile",
  "team",
  "queue",
  "fallback",
  "voicemail",
  "transfer",
  "end",
]);
export type TraceStep = z.infer<typeof TraceStep>;

/** One decision about an inbound call, in words. */
export const TraceLine = z.object({
  /** Epoch milliseconds when it happened; null for what was decided before the first ring. */
  at: z.nullable(z.number()),
  step: TraceStep,
  /** A word or two: “ring”, “skip”. */
  decision: z.string(),
  /** A sentence. */
  reason: z.string(),
});
export type TraceLine = z.infer<typeof TraceLine>;
