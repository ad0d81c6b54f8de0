import { sampleRate } from "./audio-port.ts";

/** Below this amplitude there is nothing to name. */
const quietestAmplitude = 30;

/** The loudest frequency in Hz, or undefined in silence. Exact to `sampleRate / length` Hz. */
export function findPeakFrequency(samples: Int16Array): number | undefined {
  const length = 2 ** Math.ceil(Math.log2(Math.max(2, samples.length)));
  const real = new Float64Array(length);
  samples.forEach((sample, at) => {
    real[at] = sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * at) / samples.length));
  });
  const imaginary = new Float64Array(length);
  transform(real, imaginary);
  let peak = { bin: 0, power: (quietestAmplitude * samples.length) ** 2 / 16 };
  // The first bins are the window's own shadow of a constant offset.
  for (let bin = 4; bin < length / 2; bin += 1) {
    const power = (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2;
    if (power > peak.power) peak = { bin, power };
  }
  return peak.bin === 0 ? undefined : (peak.bin * sampleRate) / length;
}

/** Radix-2 Fourier transform in place; the length is a power of two. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const length = real.length;
  reverseBits(real);
  for (let size = 2; size <= length; size *= 2) {
    const half = size / 2;
    const angle = (-2 * Math.PI) / size;
    for (let at = 0; at < half; at += 1) {
      const cos = Math.cos(angle * at);
      const sin = Math.sin(angle * at);
      for (let low = at; low < length; low += size) {
        const high = low + half;
        const highReal = (real[high] ?? 0) * cos - (imaginary[high] ?? 0) * sin;
        const highImaginary = (real[high] ?? 0) * sin + (imaginary[high] ?? 0) * cos;
        const lowReal = real[low] ?? 0;
        const lowImaginary = imaginary[low] ?? 0;
        real[low] = lowReal + highReal;
        imaginary[low] = lowImaginary + highImaginary;
        real[high] = lowReal - highReal;
        imaginary[high] = lowImaginary - highImaginary;
      }
    }
  }
}

function reverseBits(values: Float64Array): void {
  let reversed = 0;
  for (let at = 1; at < values.length; at += 1) {
    let bit = values.length / 2;
    for (; (reversed & bit) !== 0; bit /= 2) reversed ^= bit;
    reversed ^= bit;
    if (at < reversed) {
      const kept = values[at] ?? 0;
      values[at] = values[reversed] ?? 0;
      values[reversed] = kept;
    }
  }
}
