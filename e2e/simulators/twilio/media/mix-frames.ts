import { samplesPerFrame } from "./audio-port.ts";

const loudest = 32_767;

/** What is heard of several frames at once. */
export function mixFrames(frames: readonly Int16Array[]): Int16Array {
  const [only, second] = frames;
  if (only === undefined) return new Int16Array(samplesPerFrame);
  if (second === undefined) return only;
  return Int16Array.from({ length: samplesPerFrame }, (_, at) => {
    const sum = frames.reduce((total, frame) => total + (frame[at] ?? 0), 0);
    return Math.max(-loudest, Math.min(loudest, sum));
  });
}

const quietestPeak = 200;

/** Whether somebody says something in this frame. */
export const isLoud = (frame: Int16Array): boolean =>
  frame.some((sample) => sample > quietestPeak || sample < -quietestPeak);
