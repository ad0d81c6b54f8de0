import { z } from "zod";
import { turnShape, type FaultRules } from "../../fault-rules.ts";

/** What can go wrong with a recording: there is none in the end, or nothing is understood of it. */
export const RecordingFaultRule = z.strictObject({
  ...turnShape,
  kind: z.enum(["absent", "transcription-failed"]),
});
export type RecordingFaultRule = z.output<typeof RecordingFaultRule>;

export type RecordingFaults = FaultRules<RecordingFaultRule>;
