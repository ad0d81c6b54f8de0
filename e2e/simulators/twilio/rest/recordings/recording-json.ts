import type { RecordingRecord } from "../../resources/recordings.ts";
import { accountUri, apiVersion, rfc2822 } from "../format.ts";

/** What every view of a recording tells. */
export function commonRecordingJson(accountSid: string, recording: RecordingRecord) {
  return {
    account_sid: accountSid,
    api_version: apiVersion,
    call_sid: recording.callSid,
    conference_sid: recording.conferenceSid,
    date_created: rfc2822(recording.dateCreated),
    date_updated: rfc2822(recording.dateUpdated),
    start_time: rfc2822(recording.startTime),
    duration: recording.durationSeconds === null ? null : String(recording.durationSeconds),
    sid: recording.sid,
    price: null,
    price_unit: "USD",
    status: recording.status,
    channels: recording.channels,
    source: recording.source,
    error_code: recording.errorCode,
    encryption_details: null,
  };
}

export function recordingJson(accountSid: string, recording: RecordingRecord): object {
  const uri = `${accountUri(accountSid)}/Recordings/${recording.sid}`;
  return {
    ...commonRecordingJson(accountSid, recording),
    uri: `${uri}.json`,
    subresource_uris: {
      add_on_results: `${uri}/AddOnResults.json`,
      transcriptions: `${uri}/Transcriptions.json`,
    },
    media_url: `https://api.twilio.com${uri}`,
  };
}

export const callRecordingJson = (accountSid: string, recording: RecordingRecord): object => ({
  ...commonRecordingJson(accountSid, recording),
  track: recording.track,
  uri: `${accountUri(accountSid)}/Calls/${recording.callSid}/Recordings/${recording.sid}.json`,
});
