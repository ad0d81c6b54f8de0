import { samplesPerFrame } from "./audio-port.ts";

/** Cuts a stream of samples into frames of exactly 10 ms. */
export function createFrameCutter(
  emit: (frame: Int16Array) => void,
): (samples: Int16Array) => void {
  let frame = new Int16Array(samplesPerFrame);
  let filled = 0;
  return (samples) => {
    let taken = 0;
    while (taken < samples.length) {
      const part = samples.subarray(taken, taken + samplesPerFrame - filled);
      frame.set(part, filled);
      filled += part.length;
      taken += part.length;
      if (filled === samplesPerFrame) {
        emit(frame);
        frame = new Int16Array(samplesPerFrame);
        filled = 0;
      }
    }
  };
}
