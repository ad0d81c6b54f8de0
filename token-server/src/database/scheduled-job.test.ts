import { expect, it } from "vitest";
import type { OpenDatabase } from "./open.ts";
import { onEachDatabase } from "../testing/test-database.ts";
import { scheduledJob } from "./scheduled-job.ts";

const job = { id: "1", queue: "nightly", key: "nightly", data: null, attempt: 1 };
const { signal } = new AbortController();

onEachDatabase((open) => {
  function nightly({ db }: OpenDatabase, time: { now: string }, timeZone = "Europe/Berlin") {
    const done: string[] = [];
    const clock = { now: () => Date.parse(time.now) };
    let failures = 0;
    const schedule = { pattern: "0 2 * * *", timeZone };
    const scheduled = scheduledJob({ db, clock }, "nightly", schedule, async () => {
      if (failures > 0) {
        failures -= 1;
        throw new Error("not tonight");
      }
      done.push(time.now);
    });
    const waiting = async () => {
      const rows = await db.selectFrom("job").select("run_at").execute();
      return rows.map(({ run_at: at }) => new Date(at).toISOString());
    };
    return { ...scheduled, done, waiting, failNext: () => (failures += 1) };
  }

  it("waits for its time, which is on the wall clock", async () => {
    const database = await open();
    const time = { now: "2026-10-24T12:00:00Z" };
    const here = nightly(database, time);
    await here.start();
    await here.start();
    // The night in which Berlin has two o'clock twice: the first counts.
    expect(await here.waiting()).toEqual(["2026-10-25T00:00:00.000Z"]);
  });

  it("is done once at its time, by however many servers", async () => {
    const database = await open();
    const other = await database.openAgain();
    const time = { now: "2026-10-25T00:00:00Z" };
    const here = nightly(database, time);
    const there = nightly(other, time);
    await here.handler.run(job, signal);
    time.now = "2026-10-25T01:00:00Z";
    await there.handler.run(job, signal);
    await here.handler.run(job, signal);
    expect([...here.done, ...there.done]).toEqual(["2026-10-25T00:00:00Z"]);
    expect(await here.waiting()).toEqual(["2026-10-26T01:00:00.000Z"]);
    time.now = "2026-10-26T01:00:00.500Z";
    await there.handler.run(job, signal);
    expect(there.done).toEqual([time.now]);
  });

  it("is done once when it was due several times while no server ran", async () => {
    const database = await open();
    const time = { now: "2026-11-02T01:00:00Z" };
    const { handler, done } = nightly(database, time);
    await handler.run(job, signal);
    time.now = "2026-11-09T08:30:00Z";
    await handler.run(job, signal);
    await handler.run(job, signal);
    expect(done).toHaveLength(2);
  });

  it("is not done when it failed", async () => {
    const database = await open();
    const time = { now: "2026-11-02T01:00:00Z" };
    const { handler, done, failNext } = nightly(database, time);
    failNext();
    await expect(handler.run(job, signal)).rejects.toThrow("not tonight");
    time.now = "2026-11-02T01:10:00Z";
    await handler.run(job, signal);
    expect(done).toEqual([time.now]);
  });
});
