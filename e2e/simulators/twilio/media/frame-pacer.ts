const frameMs = 10;
/** After a longer stall the missed frames are given up: playing them all would only delay the talk. */
const mostFramesToCatchUp = 20;

export interface FramePacer {
  /** Calls `run` once for every 10 ms that pass, without drift; returns how to leave. */
  join(run: () => void): () => void;
}

export interface PacerTime {
  /** Milliseconds that only ever grow. */
  now(): number;
  after(ms: number, run: () => void): void;
}

const realTime: PacerTime = {
  now: () => performance.now(),
  after: (ms, run) => void setTimeout(run, ms),
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
    const due = Math.floor((time.now() - nextDueAt) / frameMs) + 1;
    const framesToRun = Math.min(Math.max(0, due), mostFramesToCatchUp);
    nextDueAt += Math.max(0, due) * frameMs;
    for (let frame = 0; frame < framesToRun; frame += 1) {
      for (const run of members) run();
    }
    time.after(Math.max(1, nextDueAt - time.now()), tick);
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

/** The pacer of this process. */
export const framePacer = createFramePacer();
