import { samplesPerFrame } from "./audio-port.ts";

/** Something to say: each call gives the next 10 ms. */
export type NextFrame = () => Int16Array;

export const createSilence = (): NextFrame => () => new Int16Array(samplesPerFrame);

/** Plays the samples once, then silence. */
export function createPlayback(samples: Int16Array): NextFrame {
  let played = 0;
  return () => {
    const frame = new Int16Array(samplesPerFrame);
    frame.set(samples.subarray(played, played + samplesPerFrame));
    played += samplesPerFrame;
    return frame;
  };
}
