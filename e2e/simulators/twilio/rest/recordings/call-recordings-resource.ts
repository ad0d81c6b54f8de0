import type { LiveRecordings } from "../../resources/live-recordings.ts";
import { isRecordingOver, type RecordingRecord } from "../../resources/recordings.ts";
import type { Stores } from "../../resources/stores.ts";
import { isWithin, keep } from "../list-filter.ts";
import type { Resource } from "../operation.ts";
import { listPage } from "../page.ts";
import { invalid, notFound } from "../rest-error.ts";
import { callRecordingJson } from "./recording-json.ts";
import { oneRecordingResource } from "./one-recording.ts";
import { readRecordingOrder } from "./recording-order.ts";
import type { RecordingsTools } from "./recordings-resource.ts";

/** A client that does not know the SID may say this of the only one that runs. */
const current = "Twilio.CURRENT";

const notEligible = () => invalid(21220, "Requested resource is not eligible for recording");

export interface CallRecordingsTools extends RecordingsTools {
  readonly stores: Pick<Stores, "calls" | "recordings" | "transcriptions">;
  readonly liveCalls: LiveRecordings;
}

/** The recordings of one call: started, paused, resumed and stopped while it lasts. */
export function callRecordingsResources(
  accountSid: string,
  tools: CallRecordingsTools,
): readonly Resource[] {
  const { stores, liveCalls } = tools;
  const toJson = (recording: RecordingRecord) => callRecordingJson(accountSid, recording);
  const findCall = (sid: string, path: string) => {
    const call = stores.calls.find(sid);
    if (call === undefined) throw notFound(path);
    return call;
  };
  const recordingsOf = (callSid: string, path: string) => {
    const { sid } = findCall(callSid, path);
    return stores.recordings
      .list()
      .filter((one) => one.callSid === sid && one.status !== "deleted");
  };
  const find = (callSid: string, sid: string, path: string) => {
    const ofCall = recordingsOf(callSid, path);
    const running = ofCall.filter((one) => !isRecordingOver(one));
    if (sid === current && running.length > 1) {
      throw invalid(20001, `${current} is not clear: more than one recording runs`);
    }
    const found = sid === current ? running[0] : ofCall.find((one) => one.sid === sid);
    if (found === undefined) throw notFound(path);
    return found;
  };

  return [
    {
      path: "/Calls/:parentSid/Recordings.json",
      operations: {
        GET: (request) => {
          const found = keep(recordingsOf(request.parentSid, request.path), [
            ...isWithin<RecordingRecord>(request.query, "DateCreated", (one) => one.dateCreated),
          ]);
          return { status: 200, body: listPage("recordings", found, toJson, request) };
        },
        POST: ({ parentSid, path, form }) => {
          const call = findCall(parentSid, path);
          const order = readRecordingOrder(form, { prefix: "Recording", trims: false });
          const recording = liveCalls.startRecording(call, order);
          if (recording === "not-live") throw notEligible();
          return { status: 201, body: toJson(recording) };
        },
      },
    },
    oneRecordingResource({
      path: "/Calls/:parentSid/Recordings/:sid.json",
      find,
      toJson,
      tools,
      isOver: notEligible,
    }),
  ];
}
