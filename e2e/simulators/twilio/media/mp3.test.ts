import { MPEGDecoder } from "mpg123-decoder";
import { expect, test } from "vitest";
import { sampleRate } from "./audio-port.ts";
import { writeMp3 } from "./mp3.ts";
import { findPeakFrequency } from "./spectrum.ts";
import { makeTones } from "./tone.ts";

/** The middle second of each channel. */
async function decode(file: Buffer): Promise<Int16Array[]> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const { channelData, sampleRate: rate } = decoder.decode(file);
  expect(rate).toBe(sampleRate);
  return channelData.map((samples) =>
    Int16Array.from(samples.subarray(sampleRate, 2 * sampleRate), (value) => value * 32_767),
  );
}

test("an MP3 file sounds like what was recorded", async () => {
  const [left] = await decode(await writeMp3([makeTones([440], 3)]));
  expect(findPeakFrequency(left ?? new Int16Array())).toBeCloseTo(440, -1);
});

test("two channels stay apart", async () => {
  const file = await writeMp3([makeTones([440], 3), makeTones([1000], 3)]);
  const [left, right] = await decode(file);
  expect(findPeakFrequency(left ?? new Int16Array())).toBeCloseTo(440, -1);
  expect(findPeakFrequency(right ?? new Int16Array())).toBeCloseTo(1000, -1);
});
