import { Person } from "@ringback/shared/person";
import type { FollowUpTable } from "../database/schema-recordings.ts";
import { KeptRecord } from "../suitecrm/keep-record.ts";
import { recordUrl } from "../suitecrm/record-url.ts";
import type { DescribedEntry, DescribedFollowUp } from "./describe-follow-up.ts";
import type { FollowUpWorld } from "./world.ts";

/** A follow-up whose Task is not what it should be. */
export interface DueFollowUp {
  readonly row: FollowUpTable;
  readonly written: KeptRecord | null;
  readonly described: DescribedFollowUp;
}

/** What there is to write; `undefined` when there is nothing. */
export async function readDueFollowUp(
  world: FollowUpWorld,
  followUpId: string,
): Promise<DueFollowUp | undefined> {
  const row = await world.db
    .selectFrom("follow_up")
    .selectAll()
    .where("id", "=", followUpId)
    .executeTakeFirst();
  if (row === undefined || row.wanted_version === row.written_version) return undefined;
  if (row.closed_because === "done-in-crm" || row.closed_because === "deleted-in-crm") {
    return undefined;
  }
  const person = row.person === null ? null : Person.parse(JSON.parse(row.person));
  const { record_module: module, record_id: id } = row;
  return {
    row,
    written: row.written === null ? null : KeptRecord.parse(JSON.parse(row.written)),
    described: {
      name: person?.name ?? null,
      number: row.number,
      record: module === null || id === null ? null : { module, id },
      ownerCrmUserId: row.owner_crm_user_id,
      dueAt: row.due_at,
      reachedAt: row.closed_at,
      entries: await readEntries(world, followUpId),
    },
  };
}

async function readEntries(world: FollowUpWorld, followUpId: string): Promise<DescribedEntry[]> {
  const rows = await world.db
    .selectFrom("follow_up_entry")
    .innerJoin("activity", "activity.call_id", "follow_up_entry.call_id")
    .select(["follow_up_entry.call_id", "follow_up_entry.reason", "follow_up_entry.at"])
    .select("activity.crm_record_id")
    .where("follow_up_id", "=", followUpId)
    .orderBy("at")
    .orderBy("follow_up_entry.call_id")
    .execute();
  return Promise.all(
    rows.map(async ({ call_id: callId, reason, at, crm_record_id: id }) => ({
      reason,
      at,
      callUrl: recordUrl(world.crm, { module: "Calls", id }),
      voicemail: reason === "voicemail" ? await world.voicemailOf(callId) : undefined,
    })),
  );
}
