import type { TwilioRecordings, TwilioTranscript } from "../twilio/recordings.ts";

/** Who turns a voicemail into text. */
export interface TranscriptionProvider {
  /** What there is of a transcript by now; `undefined` when there is none (yet). */
  find(recordingSid: string): Promise<TwilioTranscript | undefined>;
}

/** Twilio's own: US English, 2 to 119 seconds, told by webhook; `find` is for lost webhooks. */
export function twilioTranscription(twilio: TwilioRecordings): TranscriptionProvider {
  return { find: (recordingSid) => twilio.transcript(recordingSid) };
}
