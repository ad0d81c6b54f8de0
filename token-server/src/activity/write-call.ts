import * as z from "zod";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/open.ts";
import type { OutsideWorld } from "../database/outside-world.ts";
import type { JobHandler } from "../database/run-jobs.ts";
import type { ReadRecord } from "../suitecrm/agent-records.ts";
import type { CrmCalls } from "../suitecrm/calls.ts";
import { keepRecord } from "../suitecrm/keep-record.ts";
import type { Attributes } from "../suitecrm/changed-attributes.ts";
import { describeCall } from "./describe-call.ts";
import { type DueCall, readDueCall } from "./finished-call.ts";
import { type CallPublisher, storeAttempt, storeRemoved, storeWritten } from "./store-written.ts";
import { verifyRecord } from "./verify-record.ts";
import type { Written } from "./written.ts";

export interface CallWriter {
  readonly db: Db;
  readonly clock: Clock;
  readonly crmCalls: CrmCalls;
  /** While it is away nothing is written. */
  readonly crmOutside?: OutsideWorld;
  readonly readRecord: ReadRecord;
  readonly publish: CallPublisher;
  /** What other features know of a call, as lines for its description. */
  readonly moreAbout?: (callId: string) => Promise<readonly string[]>;
}

const CallJob = z.object({ callId: z.uuid() });

/** Brings the CRM's record of a call up to date; tried until it works. */
export function createCallJob(writer: CallWriter): JobHandler {
  return {
    run: ({ data }, signal) => writeCall(writer, CallJob.parse(data).callId, signal),
    firstRetryMs: 2_000,
    longestRetryMs: 60_000,
    needs: writer.crmOutside,
  };
}

/** Makes the CRM say about a call what it should say now: one record, never a second. */
export async function writeCall(
  writer: CallWriter,
  callId: string,
  signal: AbortSignal,
): Promise<void> {
  const { db, clock } = writer;
  let due = await readDueCall(db, callId);
  if (due?.unverified === true) {
    const now = clock.now();
    await verifyRecord(db, writer.readRecord, callId, due, { now, signal });
    due = await readDueCall(db, callId);
  }
  if (due === undefined) return;

  const more = (await writer.moreAbout?.(callId)) ?? [];
  const attributes: Attributes = { ...describeCall({ ...due.call, more }) };
  const written = await bringUpToDate(writer, callId, due, attributes, signal);
  const progress = { callId, due, now: clock.now(), publish: writer.publish };
  if (written === "removed") await storeRemoved(db, progress);
  else await storeWritten(db, written, progress);
}

async function bringUpToDate(
  writer: CallWriter,
  callId: string,
  due: DueCall,
  attributes: Attributes,
  signal: AbortSignal,
): Promise<Written | "removed"> {
  const { written } = due;
  const wanted = { id: due.crmRecordId, attributes, atCreation: authorOf(due) };
  const keeping = await keepRecord(writer.crmCalls, wanted, written, {
    storeAttempt: (kept) => storeAttempt(writer.db, callId, { ...kept, related: false }),
    signal,
  });
  // Calls carry no file, and nothing makes us leave one.
  if (keeping.outcome !== "kept") return "removed";
  const related = !keeping.created && (written?.related ?? false);
  return relate(writer, due, { ...keeping.kept, related }, signal);
}

/** A contact's page lists only calls related to it. */
async function relate(
  { crmCalls }: CallWriter,
  due: DueCall,
  written: Written,
  signal: AbortSignal,
): Promise<Written> {
  const { record } = due.call;
  if (record?.module !== "Contacts" || written.related) return written;
  await crmCalls.relateContact(due.crmRecordId, record.id, signal);
  return { ...written, related: true };
}

/** The service user writes on behalf of whoever placed or took the call. */
function authorOf({ call }: DueCall): Attributes {
  const author = call.agentCrmUserId ?? call.recordOwnerCrmUserId;
  return author === null ? {} : { created_by: author, modified_user_id: author };
}
