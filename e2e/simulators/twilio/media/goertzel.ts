import { sampleRate } from "./audio-port.ts";

/** Squared amplitude times a quarter of the squared length: comparable with the samples' energy. */
export function measurePower(samples: Int16Array, frequencyHz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequencyHz) / sampleRate);
  let last = 0;
  let beforeLast = 0;
  for (const sample of samples) {
    const value = sample + coefficient * last - beforeLast;
    beforeLast = last;
    last = value;
  }
  return last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
}

export function measureEnergy(samples: Int16Array): number {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  return energy;
}
