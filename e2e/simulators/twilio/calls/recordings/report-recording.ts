import type {
  RecordingCallback,
  RecordingEvent,
  RecordingRecord,
} from "../../resources/recordings.ts";
import type { RecordingWorld } from "./recording-world.ts";

/** As the real one: the host of the REST API, without an extension. */
export const recordingUrl = (accountSid: string, sid: string): string =>
  `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;

/** RFC 2822, as Twilio writes it. */
const timestamp = (ms: number): string => new Date(ms).toUTCString().replace("GMT", "+0000");

/** Sends a `recordingStatusCallback` to whoever wants this event. */
export function reportRecording(
  { accountSid, webhooks }: Pick<RecordingWorld, "accountSid" | "webhooks">,
  { url, method, events }: RecordingCallback,
  event: RecordingEvent,
  record: RecordingRecord,
): void {
  if (url === "" || !events.includes(event)) return;
  const { sid, callSid, conferenceSid, durationSeconds } = record;
  void webhooks.notify({
    ...(callSid !== null && { callSid }),
    url,
    method,
    fields: {
      AccountSid: accountSid,
      // A conference's recording belongs to no call.
      ...(conferenceSid === null ? { CallSid: callSid ?? "" } : { ConferenceSid: conferenceSid }),
      RecordingSid: sid,
      RecordingUrl: recordingUrl(accountSid, sid),
      RecordingStatus: event,
      ...(durationSeconds !== null && { RecordingDuration: String(durationSeconds) }),
      RecordingChannels: String(record.channels),
      RecordingTrack: record.track,
      RecordingStartTime: timestamp(record.startTime),
      RecordingSource: record.source,
      ErrorCode: String(record.errorCode ?? 0),
    },
  });
}
