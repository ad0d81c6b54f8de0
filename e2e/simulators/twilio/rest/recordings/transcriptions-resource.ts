import type { RecordingRecord } from "../../resources/recordings.ts";
import type { Stores } from "../../resources/stores.ts";
import type { TranscriptionRecord } from "../../resources/transcriptions.ts";
import { accountUri, apiVersion, rfc2822, textOrNull } from "../format.ts";
import type { Resource } from "../operation.ts";
import { listPage } from "../page.ts";
import { notFound } from "../rest-error.ts";

function transcriptionJson(
  accountSid: string,
  parentUri: string,
  transcription: TranscriptionRecord,
): object {
  return {
    account_sid: accountSid,
    api_version: apiVersion,
    date_created: rfc2822(transcription.dateCreated),
    date_updated: rfc2822(transcription.dateUpdated),
    duration: String(transcription.durationSeconds),
    price: null,
    price_unit: "USD",
    recording_sid: transcription.recordingSid,
    sid: transcription.sid,
    status: transcription.status,
    transcription_text: textOrNull(transcription.text),
    type: "fast",
    uri: `${parentUri}/Transcriptions/${transcription.sid}.json`,
  };
}

type FindRecording = (sid: string, path: string) => RecordingRecord;

/** What was understood: all of the account, and those of one recording. */
export function transcriptionsResources(
  accountSid: string,
  { transcriptions }: Pick<Stores, "transcriptions">,
  findRecording: FindRecording,
): readonly Resource[] {
  const uri = accountUri(accountSid);
  const find = (sid: string, path: string, recordingSid?: string) => {
    const found = transcriptions.find(sid);
    const isWanted = recordingSid === undefined || found?.recordingSid === recordingSid;
    if (found === undefined || !isWanted) throw notFound(path);
    return found;
  };
  const toJson = (one: TranscriptionRecord) => transcriptionJson(accountSid, uri, one);
  const toJsonOf = (recordingSid: string) => (one: TranscriptionRecord) =>
    transcriptionJson(accountSid, `${uri}/Recordings/${recordingSid}`, one);

  return [
    {
      path: "/Transcriptions.json",
      operations: {
        GET: (request) => ({
          status: 200,
          body: listPage("transcriptions", transcriptions.list(), toJson, request),
        }),
      },
    },
    {
      path: "/Transcriptions/:sid.json",
      operations: {
        GET: ({ sid, path }) => ({ status: 200, body: toJson(find(sid, path)) }),
        DELETE: ({ sid, path }) => {
          transcriptions.remove(find(sid, path).sid);
          return { status: 204 };
        },
      },
    },
    {
      path: "/Recordings/:parentSid/Transcriptions.json",
      operations: {
        GET: (request) => {
          const { sid } = findRecording(request.parentSid, request.path);
          const found = transcriptions.list().filter(({ recordingSid }) => recordingSid === sid);
          return { status: 200, body: listPage("transcriptions", found, toJsonOf(sid), request) };
        },
      },
    },
    {
      path: "/Recordings/:parentSid/Transcriptions/:sid.json",
      operations: {
        GET: ({ sid, parentSid, path }) => {
          findRecording(parentSid, path);
          return { status: 200, body: toJsonOf(parentSid)(find(sid, path, parentSid)) };
        },
        DELETE: ({ sid, parentSid, path }) => {
          findRecording(parentSid, path);
          transcriptions.remove(find(sid, path, parentSid).sid);
          return { status: 204 };
        },
      },
    },
  ];
}
