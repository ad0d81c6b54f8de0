import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { createClock } from "./clock.ts";

test("a manual clock runs what is due in order, at the time it was due", async () => {
  const clock = createClock({ kind: "manual" });
  const start = clock.now();
  const ran: [string, number][] = [];
  const note = (name: string) => () => ran.push([name, clock.now() - start]);
  clock.setTimer(300, note("third"));
  clock.setTimer(100, note("first"));
  clock.setTimer(100, note("second"));
  clock.setTimer(400, note("too late"));
  await clock.advance(350);
  expect(ran).toEqual([
    ["first", 100],
    ["second", 100],
    ["third", 300],
  ]);
  expect(clock.now() - start).toBe(350);
});

test("a timer set by a timer still runs within the same advance", async () => {
  const clock = createClock({ kind: "manual" });
  const start = clock.now();
  const { promise, resolve } = Promise.withResolvers<number>();
  clock.setTimer(100, () => void clock.setTimer(100, () => resolve(clock.now() - start)));
  await clock.advance(200);
  await expect(promise).resolves.toBe(200);
});

test("an advance waits for work under way before the next timer runs", async () => {
  const clock = createClock({ kind: "manual" });
  const ran: string[] = [];
  const work = async () => {
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    ran.push("answered");
  };
  clock.setTimer(10, () => void clock.during(work()));
  clock.setTimer(20, () => ran.push("next"));
  await clock.advance(20);
  expect(ran).toEqual(["answered", "next"]);
});

test("a timer that was called off does not run", async () => {
  const clock = createClock({ kind: "manual" });
  const ran: string[] = [];
  clock.setTimer(10, () => ran.push("stays"));
  clock.setTimer(10, () => ran.push("goes"))();
  await clock.advance(10);
  expect(ran).toEqual(["stays"]);
});

test("time does not jump when the mode changes, and an accelerated clock runs timers", async () => {
  const clock = createClock({ kind: "manual" });
  const before = clock.now();
  const { promise, resolve } = Promise.withResolvers<number>();
  clock.setTimer(60_000, () => resolve(clock.now()));
  clock.setMode({ kind: "accelerated", rate: 1000 });
  expect(await promise).toBeGreaterThanOrEqual(before + 60_000);
  clock.close();
});

test("an accelerated clock that wakes up late does one thing after the other", async () => {
  // Stands still until both are under way: a millisecond between them would be a second.
  const clock = createClock({ kind: "manual" });
  const start = clock.now();
  const ran: [string, number][] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const wait = (ms: number) => new Promise<void>((done) => void clock.setTimer(ms, done));
  const follow = async () => {
    await wait(1000);
    await wait(1000);
    ran.push(["after two seconds", clock.now() - start]);
  };
  clock.setTimer(3000, () => {
    ran.push(["after three seconds", clock.now() - start]);
    resolve();
  });
  void follow();
  clock.setMode({ kind: "accelerated", rate: 1000 });
  // The thread is busy until all of it is over.
  const busyUntil = performance.now() + 20;
  while (performance.now() < busyUntil);
  await promise;
  expect(ran.map(([name]) => name)).toEqual(["after two seconds", "after three seconds"]);
  clock.close();
});

test("only a manual clock can be advanced", async () => {
  await expect(createClock().advance(1)).rejects.toThrow("Only a manual clock can be advanced.");
});
