import * as z from "zod";

const Parts = z.object({
  callSid: z.string().regex(/^(?:CA|CF)[0-9a-f]{32}$/),
  recordingSid: z.string().regex(/^RE[0-9a-f]{32}$/),
});

/**
 * `recording_YYYY-MM-DD_HHMMSS_<CallSid>_<RecordingSid>.mp3`, in UTC. Of a conference's recording
 * the conference stands for the call. Throws for anything that is no SID: this becomes a path.
 */
export function recordingFileName(recording: {
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly callSid: string;
  readonly recordingSid: string;
}): string {
  const { callSid, recordingSid } = Parts.parse(recording);
  const [date = "", time = ""] = new Date(recording.startedAt).toISOString().split("T");
  return `recording_${date}_${time.slice(0, 8).replaceAll(":", "")}_${callSid}_${recordingSid}.mp3`;
}

const pattern = /^recording_\d{4}-\d\d-\d\d_\d{6}_(?:CA|CF)[0-9a-f]{32}_RE[0-9a-f]{32}\.mp3$/;

/** The name itself, or an error: no other name may reach a disk or a bucket. */
export function checkFileName(name: string): string {
  if (!pattern.test(name)) throw new Error("That is not the name of a recording’s file");
  return name;
}
