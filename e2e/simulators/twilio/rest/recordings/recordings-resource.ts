import { isRecordingOver, type RecordingRecord } from "../../resources/recordings.ts";
import type { Stores } from "../../resources/stores.ts";
import { equals, isWithin, keep } from "../list-filter.ts";
import type { Resource } from "../operation.ts";
import { listPage } from "../page.ts";
import { notFound, RestError } from "../rest-error.ts";
import { recordingJson } from "./recording-json.ts";
import { transcriptionsResources } from "./transcriptions-resource.ts";

export interface RecordingsTools {
  readonly stores: Pick<Stores, "recordings" | "transcriptions">;
  readonly mediaFiles: { remove(sid: string): void };
}

const wantsDeleted = (query: URLSearchParams): boolean =>
  query.get("IncludeSoftDeleted") === "true";

/** Finished and running recordings; a deleted one is only remembered. */
export function recordingsResources(
  accountSid: string,
  { stores, mediaFiles }: RecordingsTools,
): readonly Resource[] {
  const { recordings } = stores;
  const toJson = (recording: RecordingRecord) => recordingJson(accountSid, recording);
  const find = (sid: string, path: string, withDeleted = false) => {
    const recording = recordings.find(sid);
    if (recording === undefined || (recording.status === "deleted" && !withDeleted)) {
      throw notFound(path);
    }
    return recording;
  };

  return [
    {
      path: "/Recordings.json",
      operations: {
        GET: (request) => {
          const { query } = request;
          const found = keep(recordings.list(), [
            ...equals<RecordingRecord>(query, "CallSid", (recording) => recording.callSid),
            ...equals<RecordingRecord>(query, "ConferenceSid", (one) => one.conferenceSid),
            ...isWithin<RecordingRecord>(query, "DateCreated", (one) => one.dateCreated),
            ({ status }) => status !== "deleted" || wantsDeleted(query),
          ]);
          return { status: 200, body: listPage("recordings", found, toJson, request) };
        },
      },
    },
    {
      path: "/Recordings/:sid.json",
      operations: {
        GET: ({ sid, path, query }) => ({
          status: 200,
          body: toJson(find(sid, path, wantsDeleted(query))),
        }),
        DELETE: ({ sid, path }) => {
          removeRecording(find(sid, path), { stores, mediaFiles });
          return { status: 204 };
        },
      },
    },
    ...transcriptionsResources(accountSid, stores, find),
  ];
}

/** Its file goes, its record stays for those who ask for it. */
export function removeRecording(
  recording: RecordingRecord,
  { stores, mediaFiles }: RecordingsTools,
): void {
  if (!isRecordingOver(recording)) {
    throw new RestError(409, 20009, "Cannot delete this resource before it is complete");
  }
  mediaFiles.remove(recording.sid);
  stores.recordings.update(recording.sid, { status: "deleted" });
}
