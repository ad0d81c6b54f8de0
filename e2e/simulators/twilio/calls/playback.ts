import type { Clock } from "../clock.ts";
import type { Leg } from "./leg.ts";
import type { Sound } from "./sounds/sound.ts";
import { pause } from "./waiting.ts";

const frameMs = 10;

/** Plays to the end of a leg in the clock's time; stops early when the signal aborts. */
export async function playSound(
  leg: Leg,
  sound: Sound,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const startedAt = clock.now();
  let played = 0;
  while (played < sound.frames && !signal.aborted) {
    // Timers are late: catch up with what should have been heard by now.
    const due = Math.floor((clock.now() - startedAt) / frameMs) + 1;
    for (; played < Math.min(due, sound.frames); played += 1)
      leg.audio()?.hear(sound.frame(played));
    await pause(clock, startedAt + played * frameMs - clock.now(), signal);
  }
}
