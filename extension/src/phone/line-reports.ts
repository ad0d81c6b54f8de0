export interface LineReportsHost {
  /** Whether this browser can ring now. */
  readonly canRing: () => boolean;
  readonly report: (canRing: boolean) => Promise<unknown>;
}

/**
 * Tells the server whether this browser can be rung: at each sign of life of its event stream, and
 * at once when that changes. A browser that is frozen says nothing, and is left out.
 */
export function createLineReports({ canRing, report }: LineReportsHost) {
  let told: boolean | undefined;
  let isDue = false;
  let isRunning = false;

  /** One report at a time, so that an older state never has the last word. */
  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    try {
      while (isDue) {
        isDue = false;
        const state = canRing();
        await report(state);
        told = state;
      }
    } catch {
      // The next sign of life tries again.
      told = undefined;
      isDue = false;
    } finally {
      isRunning = false;
    }
  }

  function due(): void {
    isDue = true;
    void run();
  }

  return {
    /** The stream lives. */
    beat: due,
    /** The phone changed somehow. */
    lookAgain(): void {
      if (canRing() !== told) due();
    },
  };
}
