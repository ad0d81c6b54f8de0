import { Cron } from "croner";
import type { Clock } from "../clock.ts";
import { enqueue } from "./jobs.ts";
import type { Db } from "./open.ts";
import type { RepeatingJob } from "./repeating-job.ts";

export interface Schedule {
  /** Five fields: minute, hour, day of month, month, day of week. */
  readonly pattern: string;
  /** An IANA name: the pattern is about its wall clock, through changes of daylight saving time. */
  readonly timeZone: string;
}

/**
 * Work done at set times. Each due time is a row of its own, so that it is done once however many
 * servers there are; what came due while none ran is done once at the next start.
 */
export function scheduledJob(
  world: { readonly db: Db; readonly clock: Clock },
  queue: string,
  { pattern, timeZone }: Schedule,
  work: (signal: AbortSignal) => Promise<void>,
): RepeatingJob {
  const { db, clock } = world;
  const cron = new Cron(pattern, { timezone: timeZone, paused: true });
  const dueAfter = (at: number) => {
    const next = cron.nextRun(new Date(at));
    if (next === null) throw new Error(`${pattern} is never due`);
    return next.getTime();
  };
  /** The latest due time that is not after `at`; a second's fraction does not count. */
  const dueUntil = (at: number) => cron.previousRuns(1, new Date(at + 1_000))[0]?.getTime();
  const waitUntil = (runAt: number) =>
    db.transaction().execute((trx) => enqueue(trx, { queue, key: queue, data: null, runAt }));

  async function runDue(dueAt: number, signal: AbortSignal): Promise<void> {
    await db
      .insertInto("scheduled_run")
      .values({ job: queue, due_at: dueAt, finished_at: null })
      .onConflict((conflict) => conflict.columns(["job", "due_at"]).doNothing())
      .execute();
    const run = await db
      .selectFrom("scheduled_run")
      .select("finished_at")
      .where("job", "=", queue)
      .where("due_at", "=", dueAt)
      .executeTakeFirstOrThrow();
    if (run.finished_at !== null) return;
    await work(signal);
    await db
      .updateTable("scheduled_run")
      .set({ finished_at: clock.now() })
      .where("job", "=", queue)
      .where("due_at", "=", dueAt)
      .execute();
  }

  return {
    queue,
    handler: {
      async run(_job, signal) {
        const dueAt = dueUntil(clock.now());
        if (dueAt !== undefined) await runDue(dueAt, signal);
        await waitUntil(dueAfter(clock.now()));
      },
      longestRetryMs: 10 * 60_000,
    },
    start: () => waitUntil(dueAfter(clock.now())),
  };
}
