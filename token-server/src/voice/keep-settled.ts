import { setTimeout as wait } from "node:timers/promises";
import { pruneEvents } from "../events/append-event.ts";
import { settleUnfinished } from "./settle.ts";
import type { VoiceWorld } from "./world.ts";

/** Settles unfinished calls at once and every minute until `signal` aborts. */
export async function keepCallsSettled(
  world: VoiceWorld,
  {
    signal,
    onError,
    everyMs = 60_000,
  }: {
    readonly signal: AbortSignal;
    readonly onError: (error: unknown) => void;
    readonly everyMs?: number;
  },
): Promise<void> {
  // While the server was away webhooks may have been lost even of the youngest call.
  let youngestMs: number | undefined = 0;
  while (!signal.aborted) {
    try {
      const errors = await settleUnfinished(world, signal, youngestMs);
      youngestMs = undefined;
      for (const error of errors) onError(error);
      await pruneEvents(world.db, world.clock.now());
    } catch (error) {
      // The database is away for a moment: the next round does it.
      onError(error);
    }
    await wait(everyMs, undefined, { signal }).catch(() => {});
  }
}
