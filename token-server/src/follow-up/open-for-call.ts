import { Person } from "@ringback/shared/person";
import { indexedValue } from "../database/indexed-value.ts";
import type { Db } from "../database/open.ts";
import { readCall } from "./call-of-follow-up.ts";
import { subjectOf } from "./describe-follow-up.ts";
import { ofPerson } from "./open-follow-up.ts";

/** What is open for the person of a call, the most urgent one; null when nobody waits. */
export async function findOpenFor(
  db: Db,
  callId: string,
  now: number,
): Promise<{ readonly subject: string; readonly dueAt: number } | null> {
  const call = await readCall(db, callId, now);
  if (call === undefined) return null;
  const open = await db
    .selectFrom("follow_up")
    .selectAll()
    .where("state", "=", indexedValue("open"))
    .where(ofPerson(call))
    .orderBy("due_at")
    .orderBy("id")
    .executeTakeFirst();
  if (open === undefined) return null;
  const entries = await db
    .selectFrom("follow_up_entry")
    .select("reason")
    .where("follow_up_id", "=", open.id)
    .execute();
  const person = open.person === null ? null : Person.parse(JSON.parse(open.person));
  const followUp = { name: person?.name ?? null, number: open.number, entries };
  return { subject: subjectOf(followUp), dueAt: open.due_at };
}
