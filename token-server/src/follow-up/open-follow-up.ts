import type { FollowUpReason } from "@ringback/shared/follow-up";
import type { ExpressionBuilder } from "kysely";
import { v5 as uuidv5, v7 as uuidv7 } from "uuid";
import { indexedValue } from "../database/indexed-value.ts";
import { enqueue } from "../database/jobs.ts";
import type { Trx } from "../database/open.ts";
import type { Database } from "../database/schema.ts";
import type { FollowUpTable } from "../database/schema-recordings.ts";
import { type CallOfFollowUp, hasNumber } from "./call-of-follow-up.ts";
import type { FollowUpRule } from "./world.ts";
import { afterWorkingTime } from "./working-hours.ts";

export const followUpQueue = "write-follow-up";

/** Never changes: it is what makes a follow-up's Task in the CRM findable, and one. */
const taskNamespace = "0d0a2f0a-6c0f-4d0e-8d7b-3f6f9c1c7a55";
const hourMs = 60 * 60 * 1000;

/** The Task has to be brought up to date. */
export async function enqueueFollowUp(trx: Trx, followUpId: string, now: number): Promise<void> {
  const data = { followUpId };
  await enqueue(trx, { queue: followUpQueue, key: followUpId, data, runAt: now });
}

/** A withheld number is nobody in particular: each such call is a person of its own. */
export function personKeyOf(call: CallOfFollowUp): string {
  if (call.record !== null) return `${call.record.module}/${call.record.id}`;
  return hasNumber(call) ? `number:${call.number}` : `call:${call.id}`;
}

/** Follow-ups for the person of this call: by their record, else by the number they showed. */
export function ofPerson(call: CallOfFollowUp) {
  return (row: ExpressionBuilder<Database, "follow_up">) =>
    row.or([
      row("person_key", "=", personKeyOf(call)),
      ...(hasNumber(call) ? [row("number", "=", call.number)] : []),
    ]);
}

/**
 * Notes that somebody waits for a call back. The one follow-up that is open for this person is
 * extended, and due sooner if this is more urgent; never later.
 */
export async function addEntry(
  trx: Trx,
  call: CallOfFollowUp,
  reason: FollowUpReason,
  rule: FollowUpRule,
  now: number,
): Promise<void> {
  const dueAt = dueTime(call.endedAt, reason, rule);
  const known = await trx
    .selectFrom("follow_up_entry")
    .selectAll()
    .where("call_id", "=", call.id)
    .executeTakeFirst();
  if (known !== undefined) {
    // A message makes a missed call more than that; nothing makes it less.
    if (known.reason === "voicemail" || reason === "missed-call") return;
    const version = await extend(trx, known.follow_up_id, call, dueAt, now);
    if (version === undefined) return;
    await trx
      .updateTable("follow_up_entry")
      .set({ reason, version })
      .where("call_id", "=", call.id)
      .execute();
    return;
  }
  const open = await findOpen(trx, call);
  const id = open?.id ?? (await insert(trx, call, dueAt, now));
  const version = open === undefined ? 1 : await extend(trx, id, call, dueAt, now);
  await trx
    .insertInto("follow_up_entry")
    .values({ call_id: call.id, follow_up_id: id, reason, at: call.endedAt, version: version ?? 1 })
    .execute();
  await enqueueFollowUp(trx, id, now);
}

/** Of this record; else of this number, as long as nobody knew whose it was. */
async function findOpen(trx: Trx, call: CallOfFollowUp): Promise<FollowUpTable | undefined> {
  const open = await trx
    .selectFrom("follow_up")
    .selectAll()
    .where("state", "=", indexedValue("open"))
    .where(ofPerson(call))
    .orderBy("opened_at")
    .execute();
  const ofRecord = open.find(({ person_key: key }) => key === personKeyOf(call));
  // Without a record of its own the call is that of whoever waits with this number.
  return ofRecord ?? open.find((row) => call.record === null || row.record_id === null);
}

async function insert(trx: Trx, call: CallOfFollowUp, dueAt: number, now: number): Promise<string> {
  return insertFollowUp(trx, { ...personOf(call), number: call.number }, dueAt, now);
}

type PersonColumns = Pick<FollowUpTable, "number" | keyof ReturnType<typeof personOf>>;

/** Opens a follow-up under a new id, with a Task of its own. */
export async function insertFollowUp(
  trx: Trx,
  person: PersonColumns,
  dueAt: number,
  now: number,
): Promise<string> {
  const id = uuidv7({ msecs: now });
  await trx
    .insertInto("follow_up")
    .values({
      id,
      ...person,
      state: "open",
      closed_because: null,
      opened_at: now,
      due_at: dueAt,
      closed_at: null,
      crm_task_id: uuidv5(id, taskNamespace),
      wanted_version: 1,
      written_version: 0,
      written: null,
      updated_at: now,
    })
    .execute();
  return id;
}

/** More is known of a call that this follow-up is about. */
export async function renewFollowUp(
  trx: Trx,
  followUpId: string,
  call: CallOfFollowUp,
  now: number,
): Promise<void> {
  const other = await trx
    .selectFrom("follow_up")
    .select("id")
    .where("person_key", "=", personKeyOf(call))
    .where("state", "=", indexedValue("open"))
    .where("id", "!=", followUpId)
    .executeTakeFirst();
  // One person has one that is open: a second that turns out to be theirs keeps its number.
  const known = other === undefined ? call : { ...call, record: null };
  await extend(trx, followUpId, known, Number.POSITIVE_INFINITY, now);
}

/** The Task's next version; `undefined` when it is closed: then it is history. */
async function extend(
  trx: Trx,
  followUpId: string,
  call: CallOfFollowUp,
  dueAt: number,
  now: number,
): Promise<number | undefined> {
  const before = await trx
    .selectFrom("follow_up")
    .selectAll()
    .where("id", "=", followUpId)
    .where("state", "=", indexedValue("open"))
    .executeTakeFirst();
  if (before === undefined) return undefined;
  const isNowKnown = before.record_id === null && call.record !== null;
  const { wanted_version: version } = await trx
    .updateTable("follow_up")
    .set((row) => ({
      due_at: Math.min(before.due_at, dueAt),
      wanted_version: row("wanted_version", "+", 1),
      updated_at: now,
      ...(isNowKnown && personOf(call)),
    }))
    .where("id", "=", followUpId)
    .returning("wanted_version")
    .executeTakeFirstOrThrow();
  await enqueueFollowUp(trx, followUpId, now);
  return version;
}

function personOf(call: CallOfFollowUp) {
  return {
    person_key: personKeyOf(call),
    record_module: call.record?.module ?? null,
    record_id: call.record?.id ?? null,
    person: call.person === null ? null : JSON.stringify(call.person),
    owner_crm_user_id: call.ownerCrmUserId,
  };
}

/** When somebody who called then, for this reason, is to be called back at the latest. */
export function dueTime(from: number, reason: FollowUpReason, rule: FollowUpRule): number {
  const hours = reason === "voicemail" ? rule.voicemailDueHours : rule.missedDueHours;
  return rule.workingHours === null
    ? from + hours * hourMs
    : afterWorkingTime(from, hours * hourMs, rule.workingHours);
}
