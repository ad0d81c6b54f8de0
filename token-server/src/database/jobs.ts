import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { indexedValue } from "./indexed-value.ts";
import type { Db, Trx } from "./open.ts";
import type { Database } from "./schema.ts";
import { isPostgres } from "./transaction-lock.ts";

export interface NewJob {
  readonly queue: string;
  /** What the work is about. One job waits for each key; two of one key never run at once. */
  readonly key?: string;
  /** Anything JSON can carry. */
  readonly data: unknown;
  /** Epoch milliseconds. */
  readonly runAt: number;
}

/** A job in the hands of a worker. */
export interface ClaimedJob {
  readonly id: string;
  readonly queue: string;
  readonly key: string | null;
  readonly data: unknown;
  /** 1 the first time. */
  readonly attempt: number;
}

/**
 * Adds a job in the caller's transaction. Where one with this key waits already, that one takes
 * the new data and the earlier of the two times.
 */
export async function enqueue(trx: Trx, job: NewJob): Promise<void> {
  await trx
    .insertInto("job")
    .values({
      id: uuidv7(),
      queue: job.queue,
      key: job.key ?? null,
      data: JSON.stringify(job.data ?? null),
      state: "ready",
      attempt: 0,
      run_at: job.runAt,
      lease_until: null,
      worker: null,
      last_error: null,
      created_at: job.runAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["queue", "key"])
        .where("state", "=", indexedValue("ready"))
        .where("key", "is not", null)
        .doUpdateSet((row) => ({
          data: row.ref("excluded.data"),
          run_at: sql<number>`case when excluded.run_at < job.run_at then excluded.run_at else job.run_at end`,
        })),
    )
    .execute();
}

/** Takes what is due, and what a worker that died left behind; what was asked for first comes first. */
export async function claimJobs(
  db: Db,
  claim: {
    readonly worker: string;
    readonly queues: readonly string[];
    readonly now: number;
    readonly leaseMs: number;
    readonly limit: number;
  },
): Promise<ClaimedJob[]> {
  const queues = sql.join(claim.queues);
  const skipLocked = isPostgres(db) ? sql`for update skip locked` : sql``;
  const { rows } = await sql<Pick<Database["job"], "id" | "queue" | "key" | "data" | "attempt">>`
    update job
    set state = 'active', attempt = attempt + 1, worker = ${claim.worker},
      lease_until = ${claim.now + claim.leaseMs}
    where id in (
      select id from job as candidate
      where queue in (${queues}) and (
        (state = 'ready' and run_at <= ${claim.now} and not exists (
          select 1 from job as running
          where running.queue = candidate.queue and running.key = candidate.key
            and running.state = 'active'
        ))
        or (state = 'active' and lease_until < ${claim.now})
      )
      order by id
      limit ${claim.limit}
      ${skipLocked}
    )
    returning id, queue, key, data, attempt`.execute(db);
  return rows
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map((row) => ({ ...row, data: JSON.parse(row.data) }));
}

/** `false` when another worker has taken the job over since. */
export async function finishJob(db: Db, job: ClaimedJob, worker: string): Promise<boolean> {
  return close(db, job, worker, { state: "done", last_error: null });
}

export async function failJob(
  db: Db,
  job: ClaimedJob,
  worker: string,
  error: string,
): Promise<boolean> {
  return close(db, job, worker, { state: "failed", last_error: error });
}

/** Puts a job back for later. A newer job of the same key that waits already takes its place. */
export async function retryJob(
  db: Db,
  job: ClaimedJob,
  worker: string,
  retry: { readonly runAt: number; readonly error: string },
): Promise<boolean> {
  const superseded = sql<boolean>`exists (
    select 1 from job as waiting
    where waiting.queue = ${job.queue} and waiting.key = ${job.key} and waiting.state = 'ready'
  )`;
  const { numUpdatedRows } = await db
    .updateTable("job")
    .set({
      state: "ready",
      run_at: retry.runAt,
      last_error: retry.error,
      worker: null,
      lease_until: null,
    })
    .where("id", "=", job.id)
    .where("worker", "=", worker)
    .where("state", "=", "active")
    .where(sql<boolean>`not ${superseded}`)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return true;
  return close(db, job, worker, { state: "done", last_error: retry.error });
}

/** When the earliest waiting job is due; `undefined` when none waits. */
export async function nextRunAt(db: Db, queues: readonly string[]): Promise<number | undefined> {
  // Of each queue the index knows the first; of several together it would go through all.
  const firsts = queues.map(
    (queue) =>
      sql`select min(run_at) as run_at from job where state = 'ready' and queue = ${queue}`,
  );
  const { rows } = await sql<{ runAt: number | null }>`
    select min(run_at) as "runAt" from (${sql.join(firsts, sql` union all `)}) as firsts`.execute(
    db,
  );
  return rows[0]?.runAt ?? undefined;
}

async function close(
  db: Db,
  job: ClaimedJob,
  worker: string,
  end: { readonly state: "done" | "failed"; readonly last_error: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("job")
    .set({ ...end, lease_until: null })
    .where("id", "=", job.id)
    .where("worker", "=", worker)
    .where("state", "=", "active")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Forgets jobs that ended: done ones after `doneBefore`, failed ones are kept until `failedBefore`. */
export async function pruneJobs(
  db: Db,
  before: { readonly doneBefore: number; readonly failedBefore: number },
): Promise<void> {
  await db
    .deleteFrom("job")
    .where((row) =>
      row.or([
        row.and([row("state", "=", "done"), row("created_at", "<", before.doneBefore)]),
        row.and([row("state", "=", "failed"), row("created_at", "<", before.failedBefore)]),
      ]),
    )
    .execute();
}
