import { expect, test } from "vitest";
import { createFramePacer, type PacerTime } from "./frame-pacer.ts";

/** Time that wakes its sleeper late, as a busy machine does. */
function createSlowTime(lateMs: number, isReal = true) {
  let now = 0;
  let waiting: { at: number; run: () => void } | undefined;
  const time: PacerTime = {
    now: () => now,
    isReal: () => isReal,
    after: (ms, run) => {
      waiting = { at: now + ms, run };
    },
  };
  const passTo = (ms: number) => {
    while (waiting !== undefined && waiting.at + lateMs <= ms) {
      const { at, run } = waiting;
      waiting = undefined;
      now = at + lateMs;
      run();
    }
  };
  return { time, passTo, sleeps: () => waiting === undefined };
}

test("a ten-minute call gets a frame every 10 ms although every wake-up is late", () => {
  const { time, passTo } = createSlowTime(3.7);
  let frames = 0;
  createFramePacer(time).join(() => (frames += 1));
  passTo(600_000);
  expect(frames).toBeGreaterThanOrEqual(59_998);
  expect(frames).toBeLessThanOrEqual(60_000);
});

test("frames missed in a long stall are given up instead of piling up", () => {
  const { time, passTo } = createSlowTime(1000);
  let frames = 0;
  createFramePacer(time).join(() => (frames += 1));
  passTo(1015);
  expect(frames).toBe(20);
});

test("no frame is given up in a time that nobody lives in", () => {
  const { time, passTo } = createSlowTime(1000, false);
  let frames = 0;
  createFramePacer(time).join(() => (frames += 1));
  passTo(1015);
  expect(frames).toBe(101);
});

test("the timer stands still once everybody has left", () => {
  const { time, passTo, sleeps } = createSlowTime(0);
  const pacer = createFramePacer(time);
  const leave = [pacer.join(() => {}), pacer.join(() => {})];
  passTo(50);
  leave.forEach((go) => go());
  passTo(100);
  expect(sleeps()).toBe(true);
});
