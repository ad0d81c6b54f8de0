import type { Clock } from "../clock.ts";

/** Remembers that the CRM is down, so that callers do not wait for it again and again. */
export interface CircuitBreaker {
  readonly isDown: boolean;
  /** While it is down: whether it is time to try once more. Says yes to one of many who ask. */
  mayProbe(): boolean;
  succeeded(): void;
  failed(): void;
}

const failuresUntilDown = 2;
const probeEveryMs = 15_000;

export function createCircuitBreaker(clock: Clock): CircuitBreaker {
  let failures = 0;
  let probeAt = 0;
  return {
    get isDown() {
      return failures >= failuresUntilDown;
    },
    mayProbe() {
      if (failures < failuresUntilDown || clock.now() < probeAt) return false;
      probeAt = clock.now() + probeEveryMs;
      return true;
    },
    succeeded() {
      failures = 0;
    },
    failed() {
      failures += 1;
      probeAt = clock.now() + probeEveryMs;
    },
  };
}
