import { v7 as uuidv7 } from "uuid";
import type { Trx } from "../database/open.ts";
import type { RecordingTable } from "../database/schema-recordings.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";
import { enqueueDownload } from "./download-recording.ts";
import type { RecordingListeners } from "./world.ts";
import { enqueueRecordingWriting } from "./write-recording.ts";

/** What Twilio says of a recording, by webhook or in its list. Times are epoch milliseconds. */
export interface RecordingReport {
  readonly recordingSid: string;
  readonly callSid: string | null;
  readonly conferenceSid: string | null;
  /** `undefined` for words we do not know. */
  readonly status: "in-progress" | "completed" | "absent" | "failed" | undefined;
  /** Twilio's word for what recorded it. */
  readonly source: string | undefined;
  readonly channels: number;
  readonly startedAt: number | undefined;
  readonly durationSeconds: number | undefined;
}

type State = RecordingTable["state"];

const states = {
  "in-progress": "recording",
  completed: "waiting",
  absent: "absent",
  failed: "failed",
} as const satisfies Record<NonNullable<RecordingReport["status"]>, State>;

/**
 * Takes in what Twilio says of a recording, in whatever order and however often it says it.
 * Answers the call it belongs to, and whether there was anything new.
 */
export async function noteRecording(
  listeners: RecordingListeners,
  trx: Trx,
  report: RecordingReport,
  now: number,
): Promise<{ readonly callId: string | null; readonly changed: boolean }> {
  await lockInTransaction(trx, "recording", report.recordingSid);
  const known = await trx
    .selectFrom("recording")
    .selectAll()
    .where("recording_sid", "=", report.recordingSid)
    .executeTakeFirst();
  const callId = known?.call_id ?? (await findCall(trx, report.callSid));
  const reported = report.status && states[report.status];
  // Only a recording under way can become anything else by a report.
  const isNews = reported !== undefined && (known === undefined || known.state === "recording");
  const state = isNews ? reported : known?.state;
  if (state === undefined) return { callId, changed: false };
  const changed = known === undefined || known.state !== state || known.call_id !== callId;
  if (!changed) return { callId, changed };

  const isComplete = state !== "recording";
  const facts = {
    call_id: callId,
    call_sid: known?.call_sid ?? report.callSid,
    conference_sid: known?.conference_sid ?? report.conferenceSid,
    state,
    kind: report.source === "RecordVerb" ? "voicemail" : (known?.kind ?? "call"),
    channels: Math.max(known?.channels ?? 1, report.channels),
    duration_seconds: report.durationSeconds ?? known?.duration_seconds ?? null,
    started_at: earliest(known?.started_at, report.startedAt) ?? now,
    completed_at: known?.completed_at ?? (isComplete ? now : null),
    failure: report.status === "failed" ? "Twilio could not keep it" : (known?.failure ?? null),
    updated_at: now,
  } as const;
  const id = known?.id ?? uuidv7({ msecs: now });
  if (known === undefined) {
    await trx
      .insertInto("recording")
      .values({
        ...untouched,
        ...facts,
        id,
        recording_sid: report.recordingSid,
        created_at: now,
      })
      .execute();
  } else {
    await trx.updateTable("recording").set(facts).where("id", "=", id).execute();
  }
  if (state === "waiting") await enqueueDownload(trx, id, now);
  if (callId !== null) await tell(listeners, trx, { ...facts, id }, callId, now);
  return { callId, changed };
}

/** The calls of these legs are known now: recordings that came before them find their call. */
export async function linkRecordings(
  listeners: RecordingListeners,
  trx: Trx,
  link: { readonly callId: string; readonly callSids: readonly string[] },
  now: number,
): Promise<void> {
  const found = await trx
    .updateTable("recording")
    .set({ call_id: link.callId, updated_at: now })
    .where("call_id", "is", null)
    .where("call_sid", "in", link.callSids)
    .returning(["id", "kind", "state", "duration_seconds"])
    .execute();
  for (const recording of found) await tell(listeners, trx, recording, link.callId, now);
}

async function tell(
  listeners: RecordingListeners,
  trx: Trx,
  recording: Pick<RecordingTable, "id" | "kind" | "state" | "duration_seconds">,
  callId: string,
  now: number,
): Promise<void> {
  const { id, kind, state } = recording;
  // One in which nothing was said leaves the call a missed one.
  const isSaid = recording.duration_seconds !== 0 && (state === "waiting" || state === "stored");
  if (kind === "voicemail" && isSaid) await listeners.voicemail(trx, callId, now);
  await listeners.callChanged(trx, callId, now);
  await listeners.recordingChanged(trx, callId, now);
  if (state === "stored") await enqueueRecordingWriting(trx, id, now);
}

const untouched = {
  file_name: null,
  storage: null,
  size_bytes: null,
  sha256: null,
  stored_at: null,
  transcription_sid: null,
  transcription_state: null,
  transcript: null,
  hold: 0,
  hold_reason: null,
  hold_by: null,
  deleted_at: null,
  deleted_at_twilio: null,
} as const;

async function findCall(trx: Trx, callSid: string | null): Promise<string | null> {
  if (callSid === null) return null;
  const leg = await trx
    .selectFrom("leg")
    .select("call_id")
    .where("call_sid", "=", callSid)
    .executeTakeFirst();
  return leg?.call_id ?? null;
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
