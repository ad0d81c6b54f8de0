import { sampleRate, samplesPerFrame } from "./audio-port.ts";
import type { NextFrame } from "./speech.ts";

const loudness = 8000;
/** A steady tone is taken for noise and removed by browsers; this rhythm gets through. */
const pulseOnMs = 200;
const pulseOffMs = 300;

export interface ToneOptions {
  readonly pulsed?: boolean;
}

/** An endless tone; `pulsed` sounds 200 ms of every 500 ms. */
export function createTone(frequencyHz: number, { pulsed = false }: ToneOptions = {}): NextFrame {
  let played = 0;
  const periodSamples = ((pulseOnMs + pulseOffMs) * sampleRate) / 1000;
  const onSamples = (pulseOnMs * sampleRate) / 1000;
  return () => {
    const frame = new Int16Array(samplesPerFrame);
    for (let at = 0; at < frame.length; at += 1, played += 1) {
      if (pulsed && played % periodSamples >= onSamples) continue;
      frame[at] = Math.round(
        loudness * Math.sin((2 * Math.PI * frequencyHz * played) / sampleRate),
      );
    }
    return frame;
  };
}

/** The sum of some tones, for a while. */
export function makeTones(frequenciesHz: readonly number[], seconds: number): Int16Array {
  const share = loudness / Math.max(1, frequenciesHz.length);
  return Int16Array.from({ length: Math.round(seconds * sampleRate) }, (_, at) => {
    const angle = (2 * Math.PI * at) / sampleRate;
    return Math.round(
      frequenciesHz.reduce((sum, frequency) => sum + share * Math.sin(angle * frequency), 0),
    );
  });
}
