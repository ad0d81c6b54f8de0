import { samplesPerFrame } from "../../media/audio-port.ts";
import type { Sound } from "./sound.ts";

/** Samples, once. */
export function createPlaybackSound(samples: Int16Array): Sound {
  return {
    frames: Math.ceil(samples.length / samplesPerFrame),
    frame(index) {
      const frame = new Int16Array(samplesPerFrame);
      frame.set(samples.subarray(index * samplesPerFrame, (index + 1) * samplesPerFrame));
      return frame;
    },
  };
}

export const createSilenceSound = (seconds: number): Sound => ({
  frames: seconds * 100,
  frame: () => new Int16Array(samplesPerFrame),
});
