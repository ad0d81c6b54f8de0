import { FollowUp, type FollowUpList } from "@ringback/shared/follow-up";
import { Person } from "@ringback/shared/person";
import { indexedValue } from "../database/indexed-value.ts";
import type { Db } from "../database/open.ts";
import type { Caller } from "../http/caller.ts";
import { recordUrl } from "../suitecrm/record-url.ts";

const most = 200;

/** Who waits for this agent, and who waits for nobody in particular; the most urgent first. */
export async function listFollowUps(
  db: Db,
  crm: Parameters<typeof recordUrl>[0],
  { agent }: Caller,
): Promise<FollowUpList> {
  const rows = await db
    .selectFrom("follow_up")
    .selectAll()
    .where("state", "=", indexedValue("open"))
    .where((row) =>
      row.or([
        row("owner_crm_user_id", "=", agent.crmUserId),
        row("owner_crm_user_id", "is", null),
      ]),
    )
    .orderBy("due_at")
    .orderBy("id")
    .limit(most)
    .execute();
  if (rows.length === 0) return { followUps: [] };
  const entries = await db
    .selectFrom("follow_up_entry")
    .select(["follow_up_id", "call_id", "reason"])
    .where(
      "follow_up_id",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("at")
    .orderBy("call_id")
    .execute();
  const followUps = rows.map((row) => {
    const own = entries.filter((entry) => entry.follow_up_id === row.id);
    const hasMessage = own.some(({ reason }) => reason === "voicemail");
    const task = { module: "Tasks", id: row.crm_task_id };
    return FollowUp.parse({
      id: row.id,
      reason: hasMessage ? "voicemail" : "missed-call",
      number: row.number,
      person: row.person === null ? null : Person.parse(JSON.parse(row.person)),
      callIds: own.map(({ call_id: callId }) => callId),
      openedAt: row.opened_at,
      dueAt: row.due_at,
      mine: row.owner_crm_user_id === agent.crmUserId,
      taskUrl: row.written_version > 0 ? recordUrl(crm, task) : null,
    });
  });
  return { followUps };
}
