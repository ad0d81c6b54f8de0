import { setTimeout as pause } from "node:timers/promises";
import type { CDPSession, Page } from "@playwright/test";
import { startTrace, type LongestTasks } from "./trace.ts";

/** Longer than any of the scripts waits before it looks at what changed (ringcentral-c2d: 1 s). */
const quietMs = 1200;
/** What an idle page spends in that time on being asked. */
const idleMs = 3;
const patienceMs = 180_000;

/** What is done in a phase, and whether all that comes of it is done. */
export type Phase = [act: () => Promise<void>, isDone: () => Promise<boolean>];

/**
 * The work of a page's main thread, as the browser itself adds it up (`TaskDuration`): all tasks,
 * whichever world's script they run, and with them the style, layout and painting that a script
 * causes in later frames and no script is named for. Counted in the processor's time, not the
 * clock's, so that a busy machine does not count.
 */
export class MainThread {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async of(page: Page): Promise<MainThread> {
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    return new MainThread(page, session);
  }

  /** Does something and waits until all that comes of it is done: how much work that was, in ms. */
  async measure(...[act, isDone]: Phase): Promise<number> {
    await this.#rest();
    // What is left to do of the phases before is done with the next frame.
    await this.#page.evaluate(() => scanPage.drawn());
    const before = await this.#taskMs();
    await act();
    return (await this.settle(isDone)) - before;
  }

  /**
   * The same, but tells the longest tasks. Tracing is work, too, and the more of it the more a script
   * does in small steps: no work is measured meanwhile.
   */
  async trace(...[act, isDone]: Phase): Promise<LongestTasks> {
    await this.#rest();
    const stop = await startTrace(this.#session, new URL(this.#page.url()).origin);
    // The page's own script tells which thread is its.
    await this.#page.evaluate(() => scanPage.drawn());
    await act();
    await this.settle(isDone);
    return stop();
  }

  /** Waits until the work is done and the thread is quiet; answers its task time until then. */
  async settle(isDone: () => Promise<boolean>): Promise<number> {
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline) {
      const before = await this.#taskMs();
      await pause(quietMs);
      const now = await this.#taskMs();
      if (now - before < idleMs && (await isDone())) return now;
    }
    throw new Error(`${this.#page.url()} does not come to rest, or lacks buttons on screen.`);
  }

  /** Or the page's own garbage of all phases before is collected in this one, in one browser only. */
  async #rest(): Promise<void> {
    await this.#session.send("HeapProfiler.collectGarbage");
    await this.settle(async () => true);
  }

  async #taskMs(): Promise<number> {
    const { metrics } = await this.#session.send("Performance.getMetrics");
    const seconds = metrics.find(({ name }) => name === "TaskDuration")?.value;
    if (seconds === undefined) throw new Error("The browser counts no task time.");
    return seconds * 1000;
  }
}
