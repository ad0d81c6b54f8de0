import type { RecordingRecord } from "../../resources/recordings.ts";
import { standardFields } from "../request-fields.ts";
import type { RecordingWorld } from "./recording-world.ts";
import { recordingUrl } from "./report-recording.ts";

export interface TranscriptionOrder {
  /** Empty means nobody is told. */
  readonly callbackUrl: string;
}

const shortestSeconds = 2;
const longestSeconds = 120;

const aboutTheCall = [
  "AccountSid",
  "ApiVersion",
  "CallSid",
  "CallStatus",
  "Direction",
  "ForwardedFrom",
  "From",
  "To",
];

/** Twilio only transcribes what lasts longer than 2 s and less than 120; else nobody is told. */
export function transcribe(
  world: RecordingWorld,
  recording: RecordingRecord,
  { callbackUrl }: TranscriptionOrder,
): void {
  const { clock, log, stores, faults } = world;
  const recordingSid = recording.sid;
  const durationSeconds = recording.durationSeconds ?? 0;
  const callSid = recording.callSid ?? "";
  if (durationSeconds <= shortestSeconds || durationSeconds >= longestSeconds) {
    const detail = `a recording of ${durationSeconds} s is not transcribed`;
    return void log.add("debugger.warning", { url: callbackUrl, callSid, recordingSid, detail });
  }
  const { sid } = stores.transcriptions.create({
    recordingSid,
    durationSeconds,
    status: "in-progress",
    text: "",
  });
  clock.setTimer(world.behaviour().transcriptionSeconds * 1000, () => {
    const hasFailed = faults.strike(({ kind }) => kind === "transcription-failed").length > 0;
    const status = hasFailed ? "failed" : "completed";
    const usual = `A message of ${durationSeconds} seconds.`;
    const text = hasFailed ? "" : (world.transcriptOf(callSid) ?? usual);
    stores.transcriptions.update(sid, { status, text });
    log.add("transcription.finished", { transcriptionSid: sid, recordingSid, status });
    if (callbackUrl !== "") tell(world, recording, { sid, status, text }, callbackUrl);
  });
}

function tell(
  { accountSid, stores, webhooks }: RecordingWorld,
  { sid: recordingSid, callSid }: RecordingRecord,
  { sid, status, text }: { sid: string; status: string; text: string },
  url: string,
): void {
  const call = stores.calls.find(callSid ?? "");
  const all = call === undefined ? {} : standardFields(call, accountSid);
  const ofCall = Object.entries(all).filter(([name]) => aboutTheCall.includes(name));
  void webhooks.notify({
    ...(callSid !== null && { callSid }),
    url,
    method: "POST",
    fields: {
      ...Object.fromEntries(ofCall),
      RecordingSid: recordingSid,
      RecordingUrl: recordingUrl(accountSid, recordingSid),
      TranscriptionSid: sid,
      TranscriptionStatus: status,
      TranscriptionText: text,
      TranscriptionUrl: `${recordingUrl(accountSid, recordingSid)}/Transcriptions/${sid}`,
    },
  });
}
