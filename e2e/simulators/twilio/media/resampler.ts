import { sampleRate } from "./audio-port.ts";

const samplesEachSide = 12;

export interface Resampler {
  /** Takes any number of samples; gives as many 16 kHz samples as are ready. */
  convert(samples: Int16Array): Int16Array;
}

/** Windowed-sinc conversion of a stream from `fromRate` to the simulator's rate. */
export function createResampler(fromRate: number): Resampler {
  if (fromRate === sampleRate) return { convert: (samples) => samples };
  const phases = sampleRate / findGreatestCommonDivisor(fromRate, sampleRate);
  // Below the lower of both rates' halves, or the tones above fold back as false ones.
  const cutOff = Math.min(1, sampleRate / fromRate);
  const reach = Math.ceil(samplesEachSide / cutOff);
  const kernels = Array.from({ length: phases }, (_, phase) =>
    makeKernel(((phase * fromRate) % sampleRate) / sampleRate, reach, cutOff),
  );
  let tail: Int16Array = new Int16Array(2 * reach);
  let made = 0;
  let consumed = 0;

  return {
    convert(samples) {
      const input = new Int16Array(tail.length + samples.length);
      input.set(tail);
      input.set(samples, tail.length);
      const output: number[] = [];
      for (;;) {
        const from = Math.floor((made * fromRate) / sampleRate) - consumed;
        if (from + 2 * reach > input.length) break;
        output.push(applyKernel(kernels[made % phases], input, from));
        made += 1;
      }
      const start = Math.max(0, Math.floor((made * fromRate) / sampleRate) - consumed);
      const kept = Math.min(start, input.length);
      tail = input.slice(kept);
      consumed += kept;
      return Int16Array.from(output);
    },
  };
}

function applyKernel(kernel: Float64Array | undefined, input: Int16Array, from: number): number {
  if (kernel === undefined) throw new Error("The resampler has no kernel for this phase.");
  let sum = 0;
  for (const [at, weight] of kernel.entries()) sum += weight * (input[from + at] ?? 0);
  return Math.max(-32_768, Math.min(32_767, Math.round(sum)));
}

function makeKernel(offset: number, reach: number, cutOff: number): Float64Array {
  const weights = Float64Array.from({ length: 2 * reach }, (_, at) => {
    const distance = at - (reach - 1) - offset;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / reach);
    return cutOff * sinc(cutOff * distance) * (Math.abs(distance) < reach ? window : 0);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

function findGreatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : findGreatestCommonDivisor(other, one % other);
}
