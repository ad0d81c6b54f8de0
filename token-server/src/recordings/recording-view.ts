import { Recording, type RecordingList } from "@ringback/shared/recording";
import type { Db } from "../database/open.ts";
import type { RecordingTable } from "../database/schema-recordings.ts";

/** A stored recording as every screen sees it. */
export function toRecording(row: RecordingTable): Recording {
  return Recording.parse({
    id: row.id,
    callId: row.call_id,
    kind: row.kind,
    state: row.state,
    startedAt: row.started_at,
    durationSeconds: row.duration_seconds,
    sizeBytes: row.size_bytes,
    transcript: row.transcript,
    hold: row.hold === 1,
  });
}

/** The recordings of a call, oldest first. */
export async function listRecordings(db: Db, callId: string): Promise<RecordingList> {
  const rows = await db
    .selectFrom("recording")
    .selectAll()
    .where("call_id", "=", callId)
    .orderBy("started_at")
    .orderBy("id")
    .execute();
  return { recordings: rows.map((row) => toRecording(row)) };
}
