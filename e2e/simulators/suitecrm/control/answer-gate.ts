import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";

/** The answers SuiteCRM 8's single-page shell waits for, by name. */
export const AnswerName = z.enum([
  "session-status",
  "appMetadata",
  "moduleMetadata",
  "record",
  "recordList",
  "saveRecord",
]);
export type AnswerName = z.infer<typeof AnswerName>;

/** Makes the shell's answers slow, or keeps them back until they are let go. */
export class AnswerGate {
  #delayMs = 0;
  #held: ReadonlySet<AnswerName> = new Set();
  readonly #waiting = new Map<() => void, AnswerName>();

  get state(): {
    readonly delayMs: number;
    readonly hold: readonly AnswerName[];
    /** The answers kept back now, in the order they were asked for. */
    readonly waiting: readonly AnswerName[];
  } {
    return { delayMs: this.#delayMs, hold: [...this.#held], waiting: [...this.#waiting.values()] };
  }

  /** What is no longer held goes at once. */
  set(delayMs: number, hold: readonly AnswerName[]): void {
    this.#delayMs = delayMs;
    this.#held = new Set(hold);
    for (const [release, name] of this.#waiting) if (!this.#held.has(name)) release();
  }

  /** Resolves when this answer may go. */
  async pass(name: AnswerName): Promise<void> {
    if (this.#delayMs > 0) await wait(this.#delayMs);
    if (!this.#held.has(name)) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const release = (): void => resolve(undefined);
    this.#waiting.set(release, name);
    await promise;
    this.#waiting.delete(release);
  }
}
