import type { Clock } from "../clock.ts";

/** Resolves when the time is over or the signal aborts, whichever comes first. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = clock.setTimer(ms, () => {
    signal.removeEventListener("abort", leave);
    resolve();
  });
  const leave = () => {
    stop();
    resolve();
  };
  signal.addEventListener("abort", leave, { once: true });
  return promise;
}

export function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => resolve(), { once: true });
  return promise;
}
