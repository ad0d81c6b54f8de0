import { sampleRate } from "./audio-port.ts";
import { findPeakFrequency } from "./spectrum.ts";

/** A measured stretch of sound. */
export interface Sound {
  /** Root mean square of 16-bit samples: 0 is silence, a loud tone about 5600. */
  readonly rms: number;
  /** Hz; null in silence. */
  readonly peakFrequency: number | null;
}

/** Measures what an end hears, over the last second or so. */
export interface Listener {
  hear(frame: Int16Array): void;
  measure(): Sound;
}

export function createListener(seconds = 1): Listener {
  const recent = new Int16Array(Math.round(seconds * sampleRate));
  let at = 0;

  return {
    hear(frame) {
      for (const sample of frame) {
        recent[at] = sample;
        at = (at + 1) % recent.length;
      }
    },
    measure() {
      const inOrder = new Int16Array(recent.length);
      inOrder.set(recent.subarray(at));
      inOrder.set(recent.subarray(0, at), recent.length - at);
      const energy = inOrder.reduce((sum, sample) => sum + sample * sample, 0);
      return {
        rms: Math.round(Math.sqrt(energy / inOrder.length)),
        peakFrequency: findPeakFrequency(inOrder) ?? null,
      };
    },
  };
}
