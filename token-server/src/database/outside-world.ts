import type { Clock } from "../clock.ts";

/** What a job needs beside the database. */
export interface OutsideWorld {
  /** Whether an error may mean that it is away, for every job alike. */
  isAway(error: unknown): boolean;
  /** Asks it whether it is there. Never rejects. */
  isBack(signal: AbortSignal): Promise<boolean>;
}

export interface Gates {
  isOpen(world: OutsideWorld | undefined): boolean;
  /** After an error: whether the world is there all the same. If not its gate is shut. */
  check(world: OutsideWorld): Promise<boolean>;
  /** Asks the worlds that are away and were not asked for a while. */
  look(onOpened: () => void): void;
}

const firstLookMs = 2_000;
const longestLookMs = 30_000;

/**
 * Keeps the jobs for a world that is away waiting in their order, instead of each of them finding
 * out for itself, again and again.
 */
export function createGates(clock: Clock, signal: AbortSignal): Gates {
  const shut = new Map<OutsideWorld, { looks: number; lookAt: number }>();
  const asking = new Map<OutsideWorld, Promise<boolean>>();

  const ask = (world: OutsideWorld) => {
    const known = asking.get(world);
    if (known !== undefined) return known;
    const answer = world.isBack(signal).then((isBack) => {
      asking.delete(world);
      if (isBack) shut.delete(world);
      else {
        const looks = (shut.get(world)?.looks ?? 0) + 1;
        const waitMs = Math.min(firstLookMs * 2 ** (looks - 1), longestLookMs);
        shut.set(world, { looks, lookAt: clock.now() + waitMs });
      }
      return isBack;
    });
    asking.set(world, answer);
    return answer;
  };

  return {
    isOpen: (world) => world === undefined || !shut.has(world),
    check: async (world) => !shut.has(world) && ask(world),
    look(onOpened) {
      for (const [world, { lookAt }] of shut) {
        if (lookAt > clock.now() || asking.has(world)) continue;
        void ask(world).then((isBack) => isBack && onOpened());
      }
    },
  };
}
