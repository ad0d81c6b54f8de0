/** Averages interleaved channels into one. */
export function mixDown(samples: Int16Array, channels: number): Int16Array {
  if (channels === 1) return samples;
  return Int16Array.from({ length: Math.floor(samples.length / channels) }, (_, at) => {
    const together = samples.subarray(at * channels, (at + 1) * channels);
    return Math.round(together.reduce((sum, sample) => sum + sample, 0) / channels);
  });
}

/** The same for channels that are apart and of one length. */
export function mixDownChannels(channels: readonly Int16Array[]): Int16Array {
  return Int16Array.from({ length: channels[0]?.length ?? 0 }, (_, at) =>
    Math.round(channels.reduce((sum, channel) => sum + (channel[at] ?? 0), 0) / channels.length),
  );
}
