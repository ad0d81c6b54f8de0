import * as z from "zod";
import { recordAudit } from "../audit/audit.ts";
import type { JobHandler } from "../database/run-jobs.ts";
import { keepRecord, type KeptRecord } from "../suitecrm/keep-record.ts";
import { closeInCrm } from "./close-in-crm.ts";
import { describeFollowUp } from "./describe-follow-up.ts";
import { type DueFollowUp, readDueFollowUp } from "./due-follow-up.ts";
import type { FollowUpWorld } from "./world.ts";

const FollowUpJob = z.object({ followUpId: z.uuid() });

/** Brings a follow-up's Task up to date; tried until it works. */
export function createFollowUpJob(world: FollowUpWorld): JobHandler {
  return {
    run: ({ data }, signal) => writeFollowUp(world, FollowUpJob.parse(data).followUpId, signal),
    firstRetryMs: 2_000,
    longestRetryMs: 60_000,
    needs: world.crm.outside,
  };
}

/** Makes the CRM's Task say what it should say now: one Task, never a second. */
async function writeFollowUp(
  world: FollowUpWorld,
  followUpId: string,
  signal: AbortSignal,
): Promise<void> {
  const due = await readDueFollowUp(world, followUpId);
  if (due === undefined) return;
  const { row, written, described } = due;
  // Reached before the CRM ever heard of it: there is nothing left to do for anybody.
  if (row.state === "closed" && written === null) {
    await storeVersion(world, due);
    return;
  }
  const owner = row.owner_crm_user_id;
  const keeping = await keepRecord(
    world.crm.tasks,
    {
      id: row.crm_task_id,
      attributes: describeFollowUp(described, world.timeZone),
      ...(owner !== null && { atCreation: { created_by: owner, modified_user_id: owner } }),
    },
    written,
    {
      storeAttempt: (kept) => storeAttempt(world, followUpId, kept),
      leave: ({ status }) => row.state === "open" && status === "Completed",
      signal,
    },
  );
  switch (keeping.outcome) {
    case "kept":
      await storeVersion(world, due, keeping.kept);
      return;
    case "left":
      await closeInCrm(world, followUpId, "done-in-crm");
      return;
    case "removed":
      await closeInCrm(world, followUpId, "deleted-in-crm");
      return;
    case "file-refused":
      throw new Error("A Task carries no file");
  }
}

async function storeAttempt(
  { db }: FollowUpWorld,
  followUpId: string,
  kept: KeptRecord,
): Promise<void> {
  await db
    .updateTable("follow_up")
    .set({ written: JSON.stringify(kept) })
    .where("id", "=", followUpId)
    .execute();
}

async function storeVersion(
  { db, clock }: FollowUpWorld,
  { row }: DueFollowUp,
  kept?: KeptRecord,
): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable("follow_up")
      .set({
        written_version: row.wanted_version,
        updated_at: now,
        ...(kept && { written: JSON.stringify(kept) }),
      })
      .where("id", "=", row.id)
      .where("written_version", "<", row.wanted_version)
      .execute();
    if (kept === undefined) return;
    const data = { followUpId: row.id, crmRecordId: row.crm_task_id };
    await recordAudit(trx, { action: "crm_task_written", agentId: null, data }, now);
  });
}
