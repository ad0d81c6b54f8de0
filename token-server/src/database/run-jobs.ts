import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "../clock.ts";
import { type ClaimedJob, claimJobs, failJob, finishJob, nextRunAt, retryJob } from "./jobs.ts";
import type { OpenDatabase } from "./open.ts";
import { createGates, type Gates, type OutsideWorld } from "./outside-world.ts";

export interface JobHandler {
  /** Does the work; may run twice for one job. `signal` aborts when the server stops or time is up. */
  run(job: ClaimedJob, signal: AbortSignal): Promise<void>;
  /** Without a limit it is tried until it succeeds. What is away ends no job. */
  readonly maxAttempts?: number;
  /** First wait after a failure; doubles up to `longestRetryMs`. */
  readonly firstRetryMs?: number;
  readonly longestRetryMs?: number;
  /** While this is away the queue stands still. */
  readonly needs?: OutsideWorld | undefined;
}

export type JobHandlers = Readonly<Record<string, JobHandler>>;

export interface JobRunner {
  readonly database: OpenDatabase;
  /** By queue. */
  readonly handlers: JobHandlers;
  readonly clock: Clock;
  /** Stops claiming; the promise of `runJobs` resolves when the jobs under way have ended. */
  readonly signal: AbortSignal;
  readonly onError: (error: unknown, job: ClaimedJob | undefined) => void;
  readonly pollMs?: number;
  readonly leaseMs?: number;
  /** 0 to 1, for the jitter. */
  readonly random?: () => number;
}

const atOnce = 8;
/** Commits come in crowds: the jobs of many are looked for once. */
const restMs = 10;
const longestErrorCharacters = 1_000;
/** A reason of our own: each commit would make an error otherwise, with a stack nobody reads. */
const woken = "There may be work";

/** Runs jobs until `signal` aborts. Starts at once after a commit of this process, polls otherwise. */
export async function runJobs(runner: JobRunner): Promise<void> {
  const { database, handlers, clock, signal, onError } = runner;
  const { pollMs = 1_000, leaseMs = 60_000 } = runner;
  const gates = createGates(clock, signal);
  const worker = randomUUID();
  const running = new Set<Promise<void>>();
  let wake = new AbortController();
  database.onCommit(() => wake.abort(woken), signal);
  signal.addEventListener("abort", () => wake.abort(woken), { once: true });

  while (!signal.aborted) {
    wake = new AbortController();
    let idleMs = pollMs;
    gates.look(() => wake.abort(woken));
    const queues = Object.keys(handlers).filter((queue) => gates.isOpen(handlers[queue]?.needs));
    try {
      const limit = atOnce - running.size;
      const now = clock.now();
      const claim = { worker, queues, now, leaseMs, limit };
      const jobs = limit > 0 && queues.length > 0 ? await claimJobs(database.db, claim) : [];
      for (const job of jobs) {
        const run = runOne(runner, gates, job, worker, leaseMs).finally(() => {
          running.delete(run);
          wake.abort(woken);
        });
        running.add(run);
      }
      const runAt = queues.length > 0 ? await nextRunAt(database.db, queues) : undefined;
      if (runAt !== undefined && runAt > now) idleMs = Math.min(pollMs, runAt - now);
    } catch (error) {
      onError(error, undefined);
    }
    if (signal.aborted) break;
    const isWoken = await wait(idleMs, false, { signal: wake.signal }).catch(() => true);
    if (isWoken) await wait(restMs, undefined, { signal }).catch(() => {});
  }
  await Promise.all(running);
}

async function runOne(
  runner: JobRunner,
  gates: Gates,
  job: ClaimedJob,
  worker: string,
  leaseMs: number,
): Promise<void> {
  const { database, clock, signal, onError, random = Math.random } = runner;
  const handler = runner.handlers[job.queue];
  if (handler === undefined) return;
  try {
    try {
      // Ends before the lease does, so that no second worker starts beside this one.
      const deadline = AbortSignal.timeout(Math.ceil(leaseMs * 0.9));
      await handler.run(job, AbortSignal.any([signal, deadline]));
      await finishJob(database.db, job, worker);
    } catch (error) {
      if (!signal.aborted) onError(error, job);
      const text = String(error instanceof Error ? error.message : error);
      const reason = text.slice(0, longestErrorCharacters);
      const { needs, maxAttempts = Number.POSITIVE_INFINITY } = handler;
      const isAway = needs?.isAway(error) === true && !(await gates.check(needs));
      if (!isAway && job.attempt >= maxAttempts) {
        await failJob(database.db, job, worker, reason);
      } else {
        // Whoever met nobody keeps its place: nobody behind it is tried before.
        const waitMs = isAway ? 0 : backOffMs(handler, job.attempt, random());
        const runAt = clock.now() + waitMs;
        await retryJob(database.db, job, worker, { runAt, error: reason });
      }
    }
  } catch (error) {
    // The database did not take the result: the lease runs out and the job is done again.
    onError(error, job);
  }
}

/** Half to all of 1 s, 2 s, 4 s … up to 5 minutes, so that a crowd of jobs does not come back at once. */
function backOffMs(handler: JobHandler, attempt: number, random: number): number {
  const { firstRetryMs = 1_000, longestRetryMs = 300_000 } = handler;
  const full = Math.min(firstRetryMs * 2 ** (attempt - 1), longestRetryMs);
  return Math.round(full * (0.5 + random / 2));
}
