import { isRecordingOver, type RecordingRecord } from "../../resources/recordings.ts";
import type { LiveRecordings } from "../../resources/live-recordings.ts";
import type { Stores } from "../../resources/stores.ts";
import { accountUri } from "../format.ts";
import type { Resource } from "../operation.ts";
import { listPage } from "../page.ts";
import { invalid, notFound } from "../rest-error.ts";
import { commonRecordingJson } from "../recordings/recording-json.ts";
import { readRecordingChange } from "../recordings/recording-order.ts";
import { removeRecording, type RecordingsTools } from "../recordings/recordings-resource.ts";

export interface ConferenceRecordingsTools extends RecordingsTools {
  readonly stores: Pick<Stores, "conferences" | "recordings" | "transcriptions">;
  readonly liveCalls: LiveRecordings;
}

/** The recordings of one conference. */
export function conferenceRecordingsResources(
  accountSid: string,
  tools: ConferenceRecordingsTools,
): readonly Resource[] {
  const { stores, liveCalls } = tools;
  const toJson = (recording: RecordingRecord) => ({
    ...commonRecordingJson(accountSid, recording),
    uri: `${accountUri(accountSid)}/Conferences/${recording.conferenceSid}/Recordings/${recording.sid}.json`,
  });
  const recordingsOf = (conferenceSid: string, path: string) => {
    if (stores.conferences.find(conferenceSid) === undefined) throw notFound(path);
    return stores.recordings
      .list()
      .filter((one) => one.conferenceSid === conferenceSid && one.status !== "deleted");
  };
  const find = (conferenceSid: string, sid: string, path: string) => {
    const ofConference = recordingsOf(conferenceSid, path);
    const found = ofConference.find((one) =>
      sid === "Twilio.CURRENT" ? !isRecordingOver(one) : one.sid === sid,
    );
    if (found === undefined) throw notFound(path);
    return found;
  };

  return [
    {
      path: "/Conferences/:parentSid/Recordings.json",
      operations: {
        GET: (request) => {
          const found = recordingsOf(request.parentSid, request.path);
          return { status: 200, body: listPage("recordings", found, toJson, request) };
        },
      },
    },
    {
      path: "/Conferences/:parentSid/Recordings/:sid.json",
      operations: {
        GET: ({ parentSid, sid, path }) => ({
          status: 200,
          body: toJson(find(parentSid, sid, path)),
        }),
        POST: ({ parentSid, sid, path, form }) => {
          const found = find(parentSid, sid, path);
          const recording = liveCalls.changeRecording(found, readRecordingChange(form));
          if (recording === "not-live") throw invalid(21220, "The recording is over");
          return { status: 200, body: toJson(recording) };
        },
        DELETE: ({ parentSid, sid, path }) => {
          removeRecording(find(parentSid, sid, path), tools);
          return { status: 204 };
        },
      },
    },
  ];
}
