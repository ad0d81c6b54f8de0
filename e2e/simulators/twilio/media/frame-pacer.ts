const frameMs = 10;

/** How closely time is followed. */
interface Pace {
  /** The least time between two looks at the clock. */
  readonly tickMs: number;
  /** After a longer stall the missed frames are given up. */
  readonly mostFramesToCatchUp: number;
}

/** People listen: playing everything after a stall would only delay the talk. */
const livePace: Pace = { tickMs: 1, mostFramesToCatchUp: 20 };
/** Nobody listens live: coarse steps are cheap, and no sound is lost. */
const virtualPace: Pace = { tickMs: 50, mostFramesToCatchUp: 2000 };

export interface FramePacer {
  /** Calls `run` once for every 10 ms that pass, without drift; returns how to leave. */
  join(run: () => void): () => void;
}

export interface PacerTime {
  /** Milliseconds that only ever grow. */
  now(): number;
  after(ms: number, run: () => void): void;
  /** Whether it is the time people live in. */
  isReal(): boolean;
}

const realTime: PacerTime = {
  now: () => performance.now(),
  after: (ms, run) => void setTimeout(run, ms),
  isReal: () => true,
};

/** One timer for all who join; it stands still while nobody does. */
export function createFramePacer(time: PacerTime = realTime): FramePacer {
  const members = new Set<() => void>();
  let nextDueAt = 0;
  let isTicking = false;

  const tick = () => {
    if (members.size === 0) {
      isTicking = false;
      return;
    }
    const { tickMs, mostFramesToCatchUp } = time.isReal() ? livePace : virtualPace;
    const due = Math.floor((time.now() - nextDueAt) / frameMs) + 1;
    const framesToRun = Math.min(Math.max(0, due), mostFramesToCatchUp);
    nextDueAt += Math.max(0, due) * frameMs;
    for (let frame = 0; frame < framesToRun; frame += 1) {
      for (const run of members) run();
    }
    time.after(Math.max(tickMs, nextDueAt - time.now()), tick);
  };

  return {
    join(run) {
      // A function of our own, so that the same `run` can join twice.
      const member = () => run();
      members.add(member);
      if (!isTicking) {
        isTicking = true;
        nextDueAt = time.now() + frameMs;
        time.after(frameMs, tick);
      }
      return () => members.delete(member);
    },
  };
}

/** The pacer of this process, for live sound. */
export const framePacer = createFramePacer();
