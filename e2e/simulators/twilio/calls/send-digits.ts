import type { Clock } from "../clock.ts";
import type { Leg } from "./leg.ts";
import { pause } from "./waiting.ts";

const toneMs = 200;

/** Plays keys to the end of a leg; `w` waits half a second, `W` a whole one. */
export async function sendDigits(
  leg: Leg,
  digits: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  for (const digit of digits) {
    if (signal.aborted) return;
    if (digit === "w" || digit === "W") await pause(clock, digit === "w" ? 500 : 1000, signal);
    else {
      leg.hearDigits(digit);
      await pause(clock, toneMs, signal);
    }
  }
}
