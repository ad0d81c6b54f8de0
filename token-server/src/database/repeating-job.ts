import type { Clock } from "../clock.ts";
import { enqueue } from "./jobs.ts";
import type { Db } from "./open.ts";
import type { JobHandler } from "./run-jobs.ts";

export interface RepeatingJob {
  readonly queue: string;
  readonly handler: JobHandler;
  /** Makes sure that it waits, due now. Once for all servers. */
  start(): Promise<void>;
}

/** Work done again `everyMs` after it was done. A failure is tried again sooner. */
export function repeatingJob(
  world: { readonly db: Db; readonly clock: Clock },
  queue: string,
  everyMs: number,
  work: (signal: AbortSignal) => Promise<void>,
): RepeatingJob {
  const { db, clock } = world;
  const waitUntil = (runAt: number) =>
    db.transaction().execute((trx) => enqueue(trx, { queue, key: queue, data: null, runAt }));
  return {
    queue,
    handler: {
      async run(_job, signal) {
        await work(signal);
        await waitUntil(clock.now() + everyMs);
      },
      longestRetryMs: everyMs,
    },
    start: () => waitUntil(clock.now()),
  };
}
