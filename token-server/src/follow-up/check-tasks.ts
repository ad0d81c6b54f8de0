import { indexedValue } from "../database/indexed-value.ts";
import { KeptRecord } from "../suitecrm/keep-record.ts";
import { closeInCrm } from "./close-in-crm.ts";
import type { FollowUpWorld } from "./world.ts";

const atOnce = 500;

/** Sees which open follow-ups a person has finished or deleted in the CRM. */
export async function checkTasks(world: FollowUpWorld, signal: AbortSignal): Promise<void> {
  const { db, crm } = world;
  const open = await db
    .selectFrom("follow_up")
    .select(["id", "crm_task_id", "written"])
    .where("state", "=", indexedValue("open"))
    .where("written_version", ">", 0)
    .orderBy("due_at")
    .limit(atOnce)
    .execute();
  for (const { id, crm_task_id: taskId, written } of open) {
    if (signal.aborted) return;
    if (written === null || !KeptRecord.parse(JSON.parse(written)).confirmed) continue;
    const task = await crm.tasks.read(taskId, ["status"], signal);
    if (task.outcome === "absent") await closeInCrm(world, id, "deleted-in-crm");
    else if (task.attributes["status"] === "Completed") await closeInCrm(world, id, "done-in-crm");
  }
}
