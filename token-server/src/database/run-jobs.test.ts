import { expect, it, onTestFinished } from "vitest";
import { onEachDatabase, type TestDatabase } from "../testing/test-database.ts";
import { type ClaimedJob, enqueue } from "./jobs.ts";
import { type JobHandlers, type JobRunner, runJobs } from "./run-jobs.ts";

/** Runs a worker for the length of a test. Its poll never comes: only a commit can wake it. */
function work(database: TestDatabase, handlers: JobHandlers, changes: Partial<JobRunner> = {}) {
  const stopping = new AbortController();
  const errors: unknown[] = [];
  let now = 0;
  const done = runJobs({
    database,
    handlers,
    clock: { now: () => now },
    signal: stopping.signal,
    onError: (error) => errors.push(error),
    pollMs: 3_600_000,
    random: () => 1,
    ...changes,
  });
  async function stop() {
    stopping.abort();
    await done;
  }
  onTestFinished(stop);
  return { errors, stop, setNow: (value: number) => (now = value) };
}

const add = ({ db }: TestDatabase, data: unknown, key?: string, runAt = 0) =>
  db
    .transaction()
    .execute((trx) =>
      enqueue(trx, { queue: "mail", data, runAt, ...(key !== undefined && { key }) }),
    );

const states = async ({ db }: TestDatabase) =>
  (await db.selectFrom("job").select("state").execute()).map(({ state }) => state);

onEachDatabase((open) => {
  it("starts as soon as work is committed in this process", async () => {
    const database = await open();
    const seen: unknown[] = [];
    work(database, { mail: { run: async ({ data }) => void seen.push(data) } });
    await add(database, "first");
    await expect.poll(() => seen).toEqual(["first"]);
    await add(database, "second");
    await expect.poll(() => seen).toEqual(["first", "second"]);
    await expect.poll(() => states(database)).toEqual(["done", "done"]);
  });

  it("finds what other servers added when it looks", async () => {
    const database = await open();
    const other = await database.openAgain();
    const seen: unknown[] = [];
    work(database, { mail: { run: async ({ data }) => void seen.push(data) } }, { pollMs: 20 });
    await other.db
      .transaction()
      .execute((trx) => enqueue(trx, { queue: "mail", data: "theirs", runAt: 0 }));
    await expect.poll(() => seen).toEqual(["theirs"]);
  });

  it("tries again with growing waits until it works", async () => {
    const database = await open();
    const attempts: number[] = [];
    const handler = {
      firstRetryMs: 1_000,
      longestRetryMs: 3_000,
      run: async ({ attempt }: { attempt: number }) => {
        attempts.push(attempt);
        if (attempt < 5) throw new Error("CRM down");
      },
    };
    const worker = work(database, { mail: handler }, { pollMs: 20 });
    await add(database, null);
    // Waits: 1 s, 2 s, then never more than 3 s.
    for (const [index, retryAt] of [1_000, 3_000, 6_000, 9_000].entries()) {
      await expect.poll(() => attempts.length).toBe(index + 1);
      expect(await settled(database)).toEqual([{ state: "ready", run_at: retryAt }]);
      worker.setNow(retryAt);
    }
    await expect.poll(() => states(database)).toEqual(["done"]);
    expect(worker.errors).toHaveLength(4);
  });

  it("stands still while what it needs is away, and goes on in order when it is back", async () => {
    const database = await open();
    const away = { now: true, asked: 0 };
    const needs = {
      isAway: (error: unknown) => String(error).includes("away"),
      isBack: async () => {
        away.asked += 1;
        return !away.now;
      },
    };
    const seen: unknown[] = [];
    const handler = {
      needs,
      maxAttempts: 1,
      run: async ({ data }: ClaimedJob) => {
        if (away.now) throw new Error("away");
        seen.push(data);
      },
    };
    const others: unknown[] = [];
    const handlers = { mail: handler, calls: { run: async () => void others.push("call") } };
    const worker = work(database, handlers, { pollMs: 20 });
    await add(database, 0);
    await expect.poll(() => away.asked).toBe(1);
    for (let data = 1; data < 20; data += 1) await add(database, data);
    await database.db
      .transaction()
      .execute((trx) => enqueue(trx, { queue: "calls", data: null, runAt: 0 }));
    await expect.poll(() => others).toEqual(["call"]);
    // Asked again after 2 s, then 4 s; not a single job is tried meanwhile.
    worker.setNow(2_000);
    await expect.poll(() => away.asked).toBe(2);
    away.now = false;
    worker.setNow(5_999);
    await add(database, 20);
    expect(seen).toEqual([]);
    expect(worker.errors).toHaveLength(1);
    worker.setNow(6_000);
    await expect.poll(() => seen).toEqual(Array.from({ length: 21 }, (_, data) => data));
  });

  it("does not stand still for one job that fails while what it needs is there", async () => {
    const database = await open();
    const needs = { isAway: () => true, isBack: async () => true };
    const seen: unknown[] = [];
    const run = async ({ data }: ClaimedJob) => {
      if (data === "too large") throw new Error("did not answer in time");
      seen.push(data);
    };
    work(database, { mail: { needs, run, firstRetryMs: 1_000 } }, { pollMs: 20 });
    await add(database, "too large");
    await expect.poll(() => settled(database)).toEqual([{ state: "ready", run_at: 1_000 }]);
    await add(database, "small");
    await expect.poll(() => seen).toEqual(["small"]);
  });

  it("gives up where a limit is set, and keeps the reason", async () => {
    const database = await open();
    const handler = {
      maxAttempts: 2,
      firstRetryMs: 0,
      run: async () => {
        throw new Error("never");
      },
    };
    work(database, { mail: handler }, { pollMs: 20 });
    await add(database, null);
    await expect.poll(() => states(database)).toEqual(["failed"]);
    const row = await database.db
      .selectFrom("job")
      .select(["attempt", "last_error"])
      .executeTakeFirst();
    expect(row).toEqual({ attempt: 2, last_error: "never" });
  });

  it("leaves other queues alone", async () => {
    const database = await open();
    work(database, { calls: { run: async () => {} } }, { pollMs: 20 });
    await add(database, null);
    await database.db
      .transaction()
      .execute((trx) => enqueue(trx, { queue: "calls", data: null, runAt: 0 }));
    await expect.poll(() => states(database)).toContain("done");
    expect((await states(database)).toSorted((a, b) => a.localeCompare(b))).toEqual([
      "done",
      "ready",
    ]);
  });

  it("waits for the work under way when it stops, and tells it to hurry", async () => {
    const database = await open();
    const started = Promise.withResolvers<void>();
    const events: string[] = [];
    const worker = work(database, {
      mail: {
        run: async (_job, signal) => {
          started.resolve();
          await new Promise((resolve) => signal.addEventListener("abort", resolve));
          events.push("finished");
        },
      },
    });
    await add(database, null);
    await started.promise;
    await worker.stop();
    events.push("stopped");
    expect(events).toEqual(["finished", "stopped"]);
    expect(await states(database)).toEqual(["done"]);
  });

  it("does the work again when a server died in the middle", async () => {
    const database = await open();
    const died = Promise.withResolvers<void>();
    const first = work(database, { mail: { run: () => died.promise } }, { leaseMs: 60_000 });
    await add(database, "work", "call-1");
    await expect.poll(() => states(database)).toEqual(["active"]);

    const other = await database.openAgain();
    const seen: unknown[] = [];
    const handler = {
      run: async ({ data, attempt }: ClaimedJob) => void seen.push([data, attempt]),
    };
    const clock = { now: () => 60_001 };
    const second = work({ ...database, ...other }, { mail: handler }, { pollMs: 20, clock });
    await expect.poll(() => seen).toEqual([["work", 2]]);
    await second.stop();
    died.resolve();
    await first.stop();
    expect(await states(database)).toEqual(["done"]);
  });
});

/** The job once its worker has written down how it went. */
async function settled({ db }: TestDatabase) {
  const read = () => db.selectFrom("job").select(["state", "run_at"]).execute();
  await expect.poll(async () => (await read()).map(({ state }) => state)).not.toContain("active");
  return read();
}
