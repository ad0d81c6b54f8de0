import { expect, it } from "vitest";
import { onEachDatabase } from "../testing/test-database.ts";
import { claimJobs, enqueue, failJob, finishJob, nextRunAt, retryJob } from "./jobs.ts";
import type { Db } from "./open.ts";

const claim = { worker: "first", queues: ["mail"], now: 1_000, leaseMs: 500, limit: 10 };

const add = (db: Db, runAt: number, key?: string, data: unknown = null) =>
  db
    .transaction()
    .execute((trx) =>
      enqueue(trx, { queue: "mail", data, runAt, ...(key !== undefined && { key }) }),
    );

onEachDatabase((open) => {
  it("hands out what is due, the earliest first, with its data", async () => {
    const { db } = await open();
    await add(db, 900, undefined, { to: "Ana" });
    await add(db, 800, "a", [1, "two"]);
    await add(db, 1_001);
    const jobs = await claimJobs(db, claim);
    expect(new Set(jobs.map((job) => job.data))).toEqual(new Set([[1, "two"], { to: "Ana" }]));
    expect(jobs.every((job) => job.attempt === 1)).toBe(true);
    expect(await nextRunAt(db, ["mail"])).toBe(1_001);
  });

  it("does nothing of a transaction that is rolled back", async () => {
    const { db } = await open();
    const work = db.transaction().execute(async (trx) => {
      await enqueue(trx, { queue: "mail", data: null, runAt: 0 });
      throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    expect(await claimJobs(db, claim)).toEqual([]);
  });

  it("keeps one waiting job for each key, with the newest data and the earlier time", async () => {
    const { db } = await open();
    await add(db, 900, "call-1", "old");
    await add(db, 950, "call-1", "new");
    await add(db, 900, "call-2");
    const jobs = await claimJobs(db, { ...claim, now: 920 });
    expect(Object.fromEntries(jobs.map((job) => [job.key, job.data]))).toEqual({
      "call-1": "new",
      "call-2": null,
    });
  });

  it("never runs two jobs of one key at once", async () => {
    const { db } = await open();
    await add(db, 0, "call-1");
    const [running] = await claimJobs(db, claim);
    await add(db, 0, "call-1");
    expect(await claimJobs(db, claim)).toEqual([]);
    expect(running && (await finishJob(db, running, "first"))).toBe(true);
    expect(await claimJobs(db, claim)).toHaveLength(1);
  });

  it("gives each job to one of many workers", async () => {
    const { db, openAgain } = await open();
    const other = await openAgain();
    for (let index = 0; index < 30; index += 1) await add(db, index);
    const claims = await Promise.all(
      [db, other.db, db, other.db].map((each, index) =>
        claimJobs(each, { ...claim, worker: `worker-${index}`, limit: 20 }),
      ),
    );
    const rest = await claimJobs(db, { ...claim, limit: 100 });
    const ids = [...claims.flat(), ...rest].map((job) => job.id);
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
  });

  it("hands a job out again when its worker died, and ignores that worker from then on", async () => {
    const { db } = await open();
    await add(db, 0, "call-1");
    const [lost] = await claimJobs(db, claim);
    expect(await claimJobs(db, { ...claim, now: 1_500, worker: "second" })).toEqual([]);
    const [taken] = await claimJobs(db, { ...claim, now: 1_501, worker: "second" });
    expect(taken).toMatchObject({ id: lost?.id, attempt: 2 });
    if (lost === undefined || taken === undefined) throw new Error("no job");
    expect(await finishJob(db, lost, "first")).toBe(false);
    expect(await finishJob(db, taken, "second")).toBe(true);
    expect(await finishJob(db, taken, "second")).toBe(false);
  });

  it("takes a job up again at the time of its retry", async () => {
    const { db } = await open();
    await add(db, 0, "call-1", "kept");
    const [job] = await claimJobs(db, claim);
    if (job === undefined) throw new Error("no job");
    await retryJob(db, job, "first", { runAt: 3_000, error: "CRM down" });
    expect(await claimJobs(db, { ...claim, now: 2_999 })).toEqual([]);
    expect(await claimJobs(db, { ...claim, now: 3_000 })).toMatchObject([
      { id: job.id, attempt: 2, data: "kept" },
    ]);
  });

  it("lets a newer job of the same key take the place of one that failed", async () => {
    const { db } = await open();
    await add(db, 0, "call-1", "old");
    const [job] = await claimJobs(db, claim);
    if (job === undefined) throw new Error("no job");
    await add(db, 0, "call-1", "new");
    expect(await retryJob(db, job, "first", { runAt: 3_000, error: "CRM down" })).toBe(true);
    expect(await claimJobs(db, { ...claim, now: 9_000 })).toMatchObject([{ data: "new" }]);
    expect(await claimJobs(db, { ...claim, now: 9_000 })).toEqual([]);
  });

  it("keeps a job that failed for good, and its reason", async () => {
    const { db } = await open();
    await add(db, 0);
    const [job] = await claimJobs(db, claim);
    if (job === undefined) throw new Error("no job");
    await failJob(db, job, "first", "bad data");
    expect(await claimJobs(db, { ...claim, now: 9_000_000 })).toEqual([]);
    const row = await db.selectFrom("job").select(["state", "last_error"]).executeTakeFirst();
    expect(row).toEqual({ state: "failed", last_error: "bad data" });
  });
});
