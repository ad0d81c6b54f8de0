import { sampleRate, samplesPerFrame } from "../../media/audio-port.ts";
import type { Sound } from "./sound.ts";

const loudness = 8_000;
const framesPerSecond = sampleRate / samplesPerFrame;

interface Tone {
  readonly hertz: readonly number[];
  readonly seconds: number;
  /** Sounds for the first part of every period, is silent for the rest. */
  readonly onSeconds: number;
  readonly periodSeconds: number;
}

/** Every period is like the first: that keeps hours of waiting cheap. */
export function createTone({ hertz, seconds, onSeconds, periodSeconds }: Tone): Sound {
  const sampleAt = (index: number): number => {
    const second = index / sampleRate;
    if (second % periodSeconds >= onSeconds) return 0;
    const waves = hertz.map((each) => Math.sin(2 * Math.PI * each * second));
    return Math.round((loudness * waves.reduce((sum, wave) => sum + wave, 0)) / hertz.length);
  };
  const made: Int16Array[] = [];
  const make = (frame: number): Int16Array =>
    Int16Array.from({ length: samplesPerFrame }, (_, offset) =>
      sampleAt(frame * samplesPerFrame + offset),
    );
  return {
    frames: Math.ceil(seconds * framesPerSecond),
    frame(index) {
      const inPeriod = index % Math.round(periodSeconds * framesPerSecond);
      return (made[inPeriod] ??= make(inPeriod));
    },
  };
}

const charactersPerSecond = 15;

/**
 * Stands for a spoken text: as long as the text takes, in bursts like words, since browsers take a
 * steady tone for noise and remove it.
 */
export const createSpeech = (text: string): Sound =>
  createTone({
    hertz: [620],
    seconds: text.length / charactersPerSecond,
    onSeconds: 0.3,
    periodSeconds: 0.5,
  });

/** What one hears who waits or is held: two notes, in a rhythm that browsers let through. */
export const holdMusic: Sound = createTone({
  hertz: [350, 526],
  seconds: Infinity,
  onSeconds: 0.25,
  periodSeconds: 0.5,
});

/** Somebody comes into a conference, or leaves it. */
export const conferenceBeep: Sound = createTone({
  hertz: [850],
  seconds: 0.2,
  onSeconds: 0.2,
  periodSeconds: 1,
});

/** What a caller hears while somebody else's telephone rings (North American). */
export const ringback: Sound = createTone({
  hertz: [440, 480],
  seconds: Infinity,
  onSeconds: 2,
  periodSeconds: 6,
});
