/** Averages interleaved channels into one. */
export function mixDown(samples: Int16Array, channels: number): Int16Array {
  if (channels === 1) return samples;
  return Int16Array.from({ length: Math.floor(samples.length / channels) }, (_, at) => {
    const together = samples.subarray(at * channels, (at + 1) * channels);
    return Math.round(together.reduce((sum, sample) => sum + sample, 0) / channels);
  });
}
