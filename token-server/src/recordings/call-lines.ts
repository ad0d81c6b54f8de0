import type { Db } from "../database/open.ts";
import { minutesWords } from "../suitecrm/crm-time.ts";
import { recordUrl } from "../suitecrm/record-url.ts";
import { KeptRecord } from "../suitecrm/keep-record.ts";

type CrmAddress = Parameters<typeof recordUrl>[0];

/** What there is to say about a recording of a call. */
export interface CallRecordingFacts {
  readonly kind: "call" | "voicemail";
  readonly durationSeconds: number | null;
  readonly transcript: string | null;
  /** Its page in the CRM; null until it is there. */
  readonly url: string | null;
  readonly isDeleted: boolean;
}

/** The recordings of a call that Twilio has finished, oldest first. */
export async function readCallRecordings(
  db: Db,
  crm: CrmAddress,
  callId: string,
): Promise<CallRecordingFacts[]> {
  const rows = await db
    .selectFrom("recording")
    .leftJoin("recording_activity as crm", "crm.recording_id", "recording.id")
    .select(["recording.kind", "recording.duration_seconds", "recording.transcript"])
    .select(["recording.state", "crm.crm_module", "crm.crm_record_id", "crm.written"])
    .select("crm.removed")
    .where("recording.call_id", "=", callId)
    .where("recording.state", "in", ["waiting", "stored", "failed", "deleted"])
    .orderBy("recording.started_at")
    .orderBy("recording.id")
    .execute();
  return rows.map((row) => {
    const { crm_module: module, crm_record_id: id, written } = row;
    const isThere = written !== null && KeptRecord.parse(JSON.parse(written)).confirmed;
    const url =
      isThere && module !== null && id !== null && row.removed === 0
        ? recordUrl(crm, { module, id })
        : null;
    return {
      kind: row.kind,
      durationSeconds: row.duration_seconds,
      transcript: row.transcript,
      url,
      isDeleted: row.state === "deleted",
    };
  });
}

/** The lines about recordings for a call's description. */
export function recordingLines(recordings: readonly CallRecordingFacts[]): string[] {
  return recordings.flatMap(({ kind, durationSeconds, transcript, url, isDeleted }) => {
    const length = durationSeconds === null ? "" : `, ${minutesWords(durationSeconds)}`;
    const what = `${kind === "voicemail" ? "Voicemail" : "Recording"}${length}`;
    const where = url === null ? "" : `: ${url}`;
    return [
      `${what}${where}${isDeleted ? " (deleted: its time was up)" : ""}`,
      ...(transcript === null ? [] : [`Transcript: ${transcript}`]),
    ];
  });
}
