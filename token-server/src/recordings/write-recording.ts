import * as z from "zod";
import { recordAudit } from "../audit/audit.ts";
import { enqueue } from "../database/jobs.ts";
import type { Db, Trx } from "../database/open.ts";
import type { JobHandler } from "../database/run-jobs.ts";
import { crmRecordIdOf } from "../suitecrm/crm-record-id.ts";
import type { CrmModule } from "../suitecrm/crm-module.ts";
import { keepRecord, type KeptRecord } from "../suitecrm/keep-record.ts";
import { authorOf, describeRecording, moduleFor } from "./describe-recording.ts";
import { type DescribedRecording, readDescribed } from "./described-recording.ts";
import { readForCrm } from "./recording-file.ts";
import type { RecordingWorld } from "./world.ts";

export const recordingQueue = "write-recording";

/** What the CRM should show of a recording has changed. */
export async function enqueueRecordingWriting(
  trx: Trx,
  recordingId: string,
  now: number,
): Promise<void> {
  const data = { recordingId };
  await enqueue(trx, { queue: recordingQueue, key: recordingId, data, runAt: now });
}

const RecordingJob = z.object({ recordingId: z.uuid() });

/** Brings a recording into the CRM; tried until it works. */
export function createRecordingJob(world: RecordingWorld): JobHandler {
  return {
    run: ({ data }, signal) => writeRecording(world, RecordingJob.parse(data).recordingId, signal),
    firstRetryMs: 2_000,
    longestRetryMs: 60_000,
    needs: world.crm.outside,
  };
}

type Activity = NonNullable<DescribedRecording["activity"]>;
const uploadDeadlineMs = 120_000;

/**
 * Makes the CRM show a recording: one note or document, never a second. Waits for the call's own
 * record, and says nothing of recordings that never were in the CRM and are gone.
 */
async function writeRecording(
  world: RecordingWorld,
  recordingId: string,
  signal: AbortSignal,
): Promise<void> {
  const described = await readDescribed(world.db, recordingId);
  if (described === undefined || !isDue(described)) return;
  const activity = described.activity ?? (await openActivity(world, described));
  const crm = activity.module === "Notes" ? world.crm.notes : world.crm.documents;
  const written = await bringUpToDate(world, crm, described, activity, signal);
  await store(world, described, activity, written);
}

function isDue({ recording, call, activity }: DescribedRecording): boolean {
  if (activity !== null) return !activity.removed;
  if (recording.state !== "stored" || !call.isWritten) return false;
  // Its call's record is the only place it could have, and a person deleted that.
  return call.record !== null || !call.crmRecordRemoved;
}

async function openActivity(
  { db, clock }: RecordingWorld,
  described: DescribedRecording,
): Promise<Activity> {
  const { id, recording_sid: sid } = described.recording;
  const module = moduleFor(described);
  const crmRecordId = crmRecordIdOf(sid);
  await db
    .insertInto("recording_activity")
    .values({
      recording_id: id,
      crm_module: module,
      crm_record_id: crmRecordId,
      attachment: "pending",
      written: null,
      related: 0,
      removed: 0,
      updated_at: clock.now(),
    })
    .execute();
  return {
    module,
    crmRecordId,
    attachment: "pending",
    written: null,
    related: false,
    removed: false,
  };
}

type Outcome =
  | (Pick<Activity, "attachment" | "related"> & {
      readonly outcome: "kept";
      readonly kept: KeptRecord;
    })
  | { readonly outcome: "removed" };

async function bringUpToDate(
  world: RecordingWorld,
  crm: CrmModule,
  described: DescribedRecording,
  activity: Activity,
  signal: AbortSignal,
): Promise<Outcome> {
  const { db, storages } = world;
  const { recording } = described;
  let { attachment } = activity;
  const isUndecided = attachment === "pending";
  const isHere = recording.state === "stored";
  const file = isUndecided && isHere ? await readForCrm(storages, recording, signal) : undefined;
  if (isUndecided && file === undefined) attachment = "refused";
  const keep = (withFile: boolean) =>
    keepRecord(
      crm,
      {
        id: activity.crmRecordId,
        attributes: describeRecording(described, activity.module, attachment, world),
        atCreation: { ...authorOf(described), ...(withFile && file) },
        ...(withFile && { deadlineMs: uploadDeadlineMs }),
      },
      activity.written,
      { storeAttempt: (kept) => storeAttempt(db, recording.id, kept), signal },
    );
  let keeping = await keep(file !== undefined);
  if (keeping.outcome === "file-refused") {
    attachment = "refused";
    keeping = await keep(false);
  } else if (attachment === "pending" && keeping.outcome === "kept") {
    const isIn = keeping.created || (await hasFile(crm, activity.crmRecordId, signal));
    attachment = isIn ? "attached" : "refused";
    if (!isIn) keeping = await keep(false);
  }
  if (keeping.outcome !== "kept") return { outcome: "removed" };
  const related = await relate(crm, described, activity, signal);
  return { outcome: "kept", kept: keeping.kept, attachment, related };
}

/** An earlier try whose answer was lost may have left the record without its file. */
async function hasFile(crm: CrmModule, id: string, signal: AbortSignal): Promise<boolean> {
  const inCrm = await crm.read(id, ["filename"], signal);
  return inCrm.outcome === "found" && (inCrm.attributes["filename"] ?? "") !== "";
}

/** A note's parent says where it belongs; a document has to be put on the page. */
async function relate(
  crm: CrmModule,
  { call }: DescribedRecording,
  { module, crmRecordId, related }: Activity,
  signal: AbortSignal,
): Promise<boolean> {
  if (module !== "Documents" || related || call.record === null) return related;
  await crm.relate(crmRecordId, call.record.module.toLowerCase(), call.record, signal);
  return true;
}

async function storeAttempt(db: Db, recordingId: string, kept: KeptRecord): Promise<void> {
  await db
    .updateTable("recording_activity")
    .set({ written: JSON.stringify(kept) })
    .where("recording_id", "=", recordingId)
    .execute();
}

async function store(
  { db, clock, listeners }: RecordingWorld,
  { recording, call }: DescribedRecording,
  { module, crmRecordId, written: before }: Activity,
  result: Outcome,
): Promise<void> {
  const now = clock.now();
  const isRemoved = result.outcome === "removed";
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable("recording_activity")
      .set({
        updated_at: now,
        ...(result.outcome === "removed"
          ? { removed: 1 as const }
          : {
              written: JSON.stringify(result.kept),
              attachment: result.attachment,
              related: result.related ? (1 as const) : (0 as const),
            }),
      })
      .where("recording_id", "=", recording.id)
      .execute();
    const data = { recordingId: recording.id, module, crmRecordId };
    const action = isRemoved ? "crm_recording_removed" : "crm_recording_written";
    await recordAudit(trx, { action, agentId: null, data }, now);
    // The call's record links to this one.
    const isFirst = before?.confirmed !== true;
    if (isFirst || isRemoved) await listeners.callChanged(trx, call.id, now);
  });
}
