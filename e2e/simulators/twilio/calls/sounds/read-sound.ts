import { readWav } from "../../media/wav.ts";
import { createPlaybackSound } from "./playback-sound.ts";
import type { Sound } from "./sound.ts";
import { createTone } from "./tone.ts";

/** At 128 kbit/s. */
const bytesPerSecondOfMp3 = 16_000;

/** What is heard of a file: a plain WAV as it is; for other kinds a tone of about their length. */
export function readSound(body: Buffer): Sound {
  const samples = tryToReadWav(body);
  if (samples === undefined) {
    const seconds = body.length / bytesPerSecondOfMp3;
    return createTone({ hertz: [350], seconds, onSeconds: 0.4, periodSeconds: 0.5 });
  }
  return createPlaybackSound(samples);
}

function tryToReadWav(body: Buffer): Int16Array | undefined {
  try {
    return readWav(body);
  } catch {
    return undefined;
  }
}
