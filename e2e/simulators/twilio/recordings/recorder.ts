import { samplesPerFrame } from "../media/audio-port.ts";
import type { FramePacer } from "../media/frame-pacer.ts";
import { isLoud, mixFrames } from "../media/mix-frames.ts";
import { createPlayout } from "../media/playout.ts";

/** Gives every frame of some sound; returns how to stop listening. */
export type Subscribe = (listener: (frame: Int16Array) => void) => () => void;

/** One list of frames for each channel. */
export type Channels = readonly (readonly Int16Array[])[];

export interface Recorder {
  /** Nothing is recorded meanwhile; with `keepsTime` there is silence instead. */
  pause(keepsTime: boolean): void;
  resume(): void;
  stop(): Channels;
}

const silence = new Int16Array(samplesPerFrame);

/** Records from now on; each channel is what some sources say together. */
export function createRecorder(
  pacer: FramePacer,
  sources: readonly (readonly Subscribe[])[],
): Recorder {
  let state: "recording" | "silent" | "paused" = "recording";
  const tracks = sources.map((subscribes) => ({
    frames: [] as Int16Array[],
    inputs: subscribes.map((subscribe) => {
      const playout = createPlayout();
      return { playout, stop: subscribe((frame) => playout.push(frame)) };
    }),
  }));
  const leavePacer = pacer.join(() => {
    for (const { frames, inputs } of tracks) {
      const mixed = mixFrames(inputs.map(({ playout }) => playout.pull()));
      if (state !== "paused") frames.push(state === "recording" && isLoud(mixed) ? mixed : silence);
    }
  });

  return {
    pause(keepsTime) {
      state = keepsTime ? "silent" : "paused";
    },
    resume() {
      state = "recording";
    },
    stop() {
      leavePacer();
      for (const { inputs } of tracks) for (const { stop } of inputs) stop();
      return tracks.map(({ frames }) => frames);
    },
  };
}

/** Without the silence before the first and after the last sound in any channel. */
export function trimSilence(channels: Channels): Channels {
  const isSounding = (at: number) =>
    channels.some((frames) => frames[at] !== undefined && frames[at] !== silence);
  const length = Math.max(0, ...channels.map((frames) => frames.length));
  let first = 0;
  while (first < length && !isSounding(first)) first += 1;
  let end = length;
  while (end > first && !isSounding(end - 1)) end -= 1;
  return channels.map((frames) => frames.slice(first, end));
}

export const isSilent = (channels: Channels): boolean =>
  channels.every((frames) => frames.every((frame) => frame === silence));

/** Whole seconds, as Twilio counts them. */
export const durationSecondsOf = ([frames = []]: Channels): number =>
  Math.max(1, Math.round(frames.length / 100));
