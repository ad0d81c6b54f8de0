import type { Leg } from "./leg.ts";
import type { Sound } from "./sounds/sound.ts";
import { pause, whenAborted } from "./waiting.ts";
import type { World } from "./world.ts";

const frameMs = 10;

/** Plays to the end of a leg in the clock's time; stops early when the signal aborts. */
export async function playSound(
  leg: Leg,
  sound: Sound,
  { clock, pacer }: Pick<World, "clock" | "pacer">,
  signal: AbortSignal,
): Promise<void> {
  let played = 0;
  const playNext = () => {
    if (signal.aborted || played >= sound.frames) return;
    leg.audio()?.hear(sound.frame(played));
    played += 1;
  };
  playNext();
  const leavePacer = pacer.join(playNext);
  if (sound.frames === Infinity) await whenAborted(signal);
  else await pause(clock, sound.frames * frameMs, signal);
  leavePacer();
  // The pacer may look at the clock a little later than we do.
  while (!signal.aborted && played < sound.frames) playNext();
}
