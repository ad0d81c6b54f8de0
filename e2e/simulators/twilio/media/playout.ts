import { samplesPerFrame } from "./audio-port.ts";

/** Held back at the start and after a gap, so that uneven arrival is not heard. */
const framesToBegin = 3;
/** Past this delay the oldest sound is given up. */
const mostFrames = 30;

export interface Playout {
  push(frame: Int16Array): void;
  /** The next 10 ms to play: what was pushed, or silence. */
  pull(): Int16Array;
}

/** Turns frames that arrive in bursts into one every 10 ms. */
export function createPlayout(): Playout {
  let waiting: Int16Array[] = [];
  let isPlaying = false;
  return {
    push(frame) {
      waiting.push(frame);
      if (waiting.length > mostFrames) waiting = waiting.slice(-framesToBegin);
      if (waiting.length >= framesToBegin) isPlaying = true;
    },
    pull() {
      const frame = isPlaying ? waiting.shift() : undefined;
      if (frame === undefined) isPlaying = false;
      return frame ?? new Int16Array(samplesPerFrame);
    },
  };
}
