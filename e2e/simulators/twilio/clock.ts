import { setImmediate } from "node:timers/promises";

/** The time everything in the simulator goes by. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs once after `ms`; returns how to call it off. */
  setTimer(ms: number, run: () => void): () => void;
  /** Marks work (a webhook in flight) that `advance` waits for before it moves the time on. */
  during<Result>(work: Promise<Result>): Promise<Result>;
}

export type ClockMode =
  | { readonly kind: "real" }
  | { readonly kind: "accelerated"; readonly rate: number }
  | { readonly kind: "manual" };

export interface SteerableClock extends Clock {
  mode(): ClockMode;
  setMode(mode: ClockMode): void;
  /** Only in manual mode: runs what is due, in order, letting webhooks settle after each. */
  advance(ms: number): Promise<void>;
  close(): void;
}

interface Timer {
  readonly dueAt: number;
  readonly order: number;
  readonly run: () => void;
}

/** Node turns a longer delay into 1 ms; we simply look again after this long. */
const longestRealDelayMs = 2 ** 31 - 1;

export function createClock(
  initialMode: ClockMode = { kind: "real" },
  startedAt = Date.now(),
): SteerableClock {
  let mode = initialMode;
  let anchor = { virtual: startedAt, real: Date.now() };
  let timers: Timer[] = [];
  let timersMade = 0;
  let alarm: NodeJS.Timeout | undefined;
  let isClosed = false;
  const pending = new Set<Promise<unknown>>();

  const rate = () => (mode.kind === "manual" ? 0 : mode.kind === "real" ? 1 : mode.rate);
  const passed = () => Math.floor(anchor.virtual + (Date.now() - anchor.real) * rate());
  /** While a clock that runs ahead catches up: when the timer that runs was due. */
  let catchingUpAt: number | undefined;
  let isRunning = false;
  const now = () => catchingUpAt ?? passed();

  const takeEarliest = (until: number): Timer | undefined => {
    const first = timers[0];
    if (first === undefined || first.dueAt > until) return undefined;
    timers = timers.slice(1);
    return first;
  };

  const runDue = async () => {
    if (isRunning) return;
    isRunning = true;
    for (let due = takeEarliest(passed()); due !== undefined; due = takeEarliest(passed())) {
      // A late wake-up is many steps of this clock: what follows one comes before the next.
      if (mode.kind === "accelerated") catchingUpAt = Math.max(catchingUpAt ?? 0, due.dueAt);
      due.run();
      if (mode.kind === "accelerated") await setImmediate();
    }
    catchingUpAt = undefined;
    isRunning = false;
    setAlarm();
  };

  function setAlarm() {
    clearTimeout(alarm);
    const first = timers[0];
    if (first === undefined || mode.kind === "manual" || isClosed) return;
    const delayMs = Math.ceil(Math.max(0, first.dueAt - now()) / rate());
    alarm = setTimeout(() => void runDue(), Math.min(delayMs, longestRealDelayMs));
  }

  const settle = async () => {
    do {
      await Promise.allSettled(pending);
      await setImmediate();
    } while (pending.size > 0);
  };

  return {
    now,
    mode: () => mode,

    setTimer(ms, run) {
      const timer: Timer = { dueAt: now() + Math.max(0, ms), order: timersMade++, run };
      timers = [...timers, timer].toSorted((a, b) => a.dueAt - b.dueAt || a.order - b.order);
      setAlarm();
      return () => {
        timers = timers.filter((other) => other !== timer);
        setAlarm();
      };
    },

    async during(work) {
      pending.add(work);
      try {
        return await work;
      } finally {
        pending.delete(work);
      }
    },

    setMode(next) {
      anchor = { virtual: now(), real: Date.now() };
      mode = next;
      setAlarm();
    },

    async advance(ms) {
      if (mode.kind !== "manual") throw new Error("Only a manual clock can be advanced.");
      await settle();
      const until = anchor.virtual + ms;
      for (let due = takeEarliest(until); due !== undefined; due = takeEarliest(until)) {
        anchor = { ...anchor, virtual: Math.max(anchor.virtual, due.dueAt) };
        due.run();
        await settle();
      }
      anchor = { ...anchor, virtual: until };
    },

    close() {
      isClosed = true;
      clearTimeout(alarm);
      timers = [];
    },
  };
}
