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

export function createTone({ hertz, seconds, onSeconds, periodSeconds }: Tone): Sound {
  const sampleAt = (index: number): number => {
    const second = index / sampleRate;
    if (second % periodSeconds >= onSeconds) return 0;
    const waves = hertz.map((each) => Math.sin(2 * Math.PI * each * second));
    return Math.round((loudness * waves.reduce((sum, wave) => sum + wave, 0)) / hertz.length);
  };
  return {
    frames: Math.ceil(seconds * framesPerSecond),
    frame: (frame) =>
      Int16Array.from({ length: samplesPerFrame }, (_, offset) =>
        sampleAt(frame * samplesPerFrame + offset),
      ),
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

/** What a caller hears while somebody else's telephone rings (North American). */
export const ringback: Sound = createTone({
  hertz: [440, 480],
  seconds: Infinity,
  onSeconds: 2,
  periodSeconds: 6,
});
