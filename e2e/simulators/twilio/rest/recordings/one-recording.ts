import type { LiveRecordings } from "../../resources/live-recordings.ts";
import type { RecordingRecord } from "../../resources/recordings.ts";
import type { Resource } from "../operation.ts";
import type { RestError } from "../rest-error.ts";
import { readRecordingChange } from "./recording-order.ts";
import { removeRecording, type RecordingsTools } from "./recordings-resource.ts";

interface OneRecording {
  readonly path: string;
  /** Throws what says that there is none. */
  readonly find: (parentSid: string, sid: string, path: string) => RecordingRecord;
  readonly toJson: (recording: RecordingRecord) => object;
  readonly tools: RecordingsTools & { readonly liveCalls: LiveRecordings };
  /** What says that it cannot be changed any more. */
  readonly isOver: () => RestError;
}

/** One recording of a call or a conference: looked at, paused, resumed, stopped, taken away. */
export function oneRecordingResource({
  path,
  find,
  toJson,
  tools,
  isOver,
}: OneRecording): Resource {
  return {
    path,
    operations: {
      GET: (request) => ({
        status: 200,
        body: toJson(find(request.parentSid, request.sid, request.path)),
      }),
      POST: (request) => {
        const found = find(request.parentSid, request.sid, request.path);
        const recording = tools.liveCalls.changeRecording(found, readRecordingChange(request.form));
        if (recording === "not-live") throw isOver();
        return { status: 200, body: toJson(recording) };
      },
      DELETE: (request) => {
        removeRecording(find(request.parentSid, request.sid, request.path), tools);
        return { status: 204 };
      },
    },
  };
}
