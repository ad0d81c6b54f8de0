import type { SteerableClock } from "./clock.ts";
import { createFramePacer, type FramePacer } from "./media/frame-pacer.ts";

/** Sound in the simulator's time: an hour that is skipped is an hour of sound. */
export const createClockPacer = (clock: SteerableClock): FramePacer =>
  createFramePacer({
    now: () => clock.now(),
    after: (ms, run) => void clock.setTimer(ms, run),
    isReal: () => clock.mode().kind === "real",
  });
