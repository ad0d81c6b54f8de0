import { isRecordingOver, type RecordingRecord } from "../../resources/recordings.ts";
import type { LiveRecordings } from "../../resources/live-recordings.ts";
import type { Stores } from "../../resources/stores.ts";
import { accountUri } from "../format.ts";
import type { Resource } from "../operation.ts";
import { listPage } from "../page.ts";
import { invalid, notFound } from "../rest-error.ts";
import { commonRecordingJson } from "../recordings/recording-json.ts";
import { oneRecordingResource } from "../recordings/one-recording.ts";
import type { RecordingsTools } from "../recordings/recordings-resource.ts";

export interface ConferenceRecordingsTools extends RecordingsTools {
  readonly stores: Pick<Stores, "conferences" | "recordings" | "transcriptions">;
  readonly liveCalls: LiveRecordings;
}

/** The recordings of one conference. */
export function conferenceRecordingsResources(
  accountSid: string,
  tools: ConferenceRecordingsTools,
): readonly Resource[] {
  const { stores } = tools;
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
    oneRecordingResource({
      path: "/Conferences/:parentSid/Recordings/:sid.json",
      find,
      toJson,
      tools,
      isOver: () => invalid(21220, "The recording is over"),
    }),
  ];
}
