import type { Trx } from "../database/open.ts";
import type { TwilioTranscript } from "../twilio/recordings.ts";
import { noteRecording } from "./note-recording.ts";
import { enqueueRecordingWriting } from "./write-recording.ts";
import type { RecordingListeners } from "./world.ts";

export interface TranscriptReport extends TwilioTranscript {
  readonly recordingSid: string;
  readonly callSid: string | null;
}

/** Keeps what was understood of a voicemail; the first completed transcript stays. */
export async function noteTranscript(
  listeners: RecordingListeners,
  trx: Trx,
  report: TranscriptReport,
  now: number,
): Promise<{ readonly callId: string | null; readonly changed: boolean }> {
  const { recordingSid, callSid, state, text } = report;
  // It may come before the news that the recording is complete, or even without it.
  await noteRecording(
    listeners,
    trx,
    {
      recordingSid,
      callSid,
      conferenceSid: null,
      status: "in-progress",
      source: "RecordVerb",
      channels: 1,
      startedAt: undefined,
      durationSeconds: undefined,
    },
    now,
  );
  const known = await trx
    .selectFrom("recording")
    .select(["id", "call_id", "state"])
    .where("recording_sid", "=", recordingSid)
    .executeTakeFirstOrThrow();
  const kept = await trx
    .updateTable("recording")
    .set({
      transcription_sid: report.transcriptionSid,
      transcription_state: state,
      transcript: state === "completed" ? text.trim() || null : null,
      updated_at: now,
    })
    .where("id", "=", known.id)
    .where((row) =>
      row.or([
        row("transcription_state", "is", null),
        row("transcription_state", "!=", "completed"),
      ]),
    )
    .executeTakeFirst();
  const changed = kept.numUpdatedRows > 0n;
  if (changed && known.state === "stored") await enqueueRecordingWriting(trx, known.id, now);
  if (changed && known.call_id !== null) await listeners.callChanged(trx, known.call_id, now);
  return { callId: known.call_id, changed };
}
