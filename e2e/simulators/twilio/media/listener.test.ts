import { describe, expect, test } from "vitest";
import { sampleRate, samplesPerFrame } from "./audio-port.ts";
import { createFrameCutter } from "./frame-cutter.ts";
import { createListener } from "./listener.ts";
import { createResampler } from "./resampler.ts";
import { createTone, makeTones } from "./tone.ts";
import { readWav, writeWav } from "./wav.ts";

function measure(samples: Int16Array) {
  const listener = createListener();
  createFrameCutter((frame) => listener.hear(frame))(samples);
  return listener.measure();
}

function sineAt(rate: number, frequency: number): Int16Array {
  return Int16Array.from(
    { length: rate * 2 },
    (_, at) => 8000 * Math.sin((2 * Math.PI * frequency * at) / rate),
  );
}

const near = (hertz: number | null, expected: number) =>
  expect(Math.abs((hertz ?? 0) - expected)).toBeLessThan(3);

describe("what an end hears", () => {
  test("a tone is measured by pitch and loudness", () => {
    const { rms, peakFrequency } = measure(makeTones([440], 1));
    near(peakFrequency, 440);
    expect(Math.abs(rms - 8000 / Math.SQRT2)).toBeLessThan(20);
  });

  test("silence has no pitch", () => {
    expect(measure(new Int16Array(sampleRate))).toEqual({ rms: 0, peakFrequency: null });
  });

  test("a pulsed tone keeps its pitch and sounds 40 % of the time", () => {
    const next = createTone(1000, { pulsed: true });
    const listener = createListener();
    for (let frame = 0; frame < sampleRate / samplesPerFrame; frame += 1) listener.hear(next());
    const { rms, peakFrequency } = listener.measure();
    near(peakFrequency, 1000);
    expect(Math.abs(rms - (8000 / Math.SQRT2) * Math.sqrt(0.4))).toBeLessThan(20);
  });

  test("only the last second counts", () => {
    const listener = createListener();
    const cut = createFrameCutter((frame) => listener.hear(frame));
    cut(makeTones([300], 3));
    cut(makeTones([700], 1));
    const { peakFrequency } = listener.measure();
    expect(Math.abs((peakFrequency ?? 0) - 700)).toBeLessThan(3);
  });
});

describe("sound of other rates", () => {
  test.each([8000, 11_025, 24_000, 44_100, 48_000])("%d Hz keeps pitch and loudness", (rate) => {
    const resampler = createResampler(rate);
    const source = sineAt(rate, 1000);
    const blocks = Array.from({ length: 200 }, (_, block) =>
      resampler.convert(source.subarray((block * rate) / 100, ((block + 1) * rate) / 100)),
    );
    const listener = createListener();
    const cut = createFrameCutter((frame) => listener.hear(frame));
    blocks.forEach((block) => cut(block));
    const { rms, peakFrequency } = listener.measure();
    near(peakFrequency, 1000);
    expect(Math.abs(rms - 8000 / Math.SQRT2)).toBeLessThan(60);
    const made = blocks.reduce((length, block) => length + block.length, 0);
    expect(Math.abs(made - 2 * sampleRate)).toBeLessThan(40);
  });

  test("tones too high for a telephone vanish instead of folding back", () => {
    const { rms } = measure(createResampler(48_000).convert(sineAt(48_000, 12_000)));
    expect(rms).toBeLessThan(60);
  });
});

describe("WAV files", () => {
  test("what was written is read back unchanged", () => {
    const samples = makeTones([440, 600], 0.5);
    expect(readWav(writeWav(samples)).subarray(0, samples.length)).toEqual(samples);
  });

  test("a file of another kind is refused with a reason", () => {
    expect(() => readWav(Buffer.from("ID3 this is an MP3 file"))).toThrow("no WAV file");
  });
});
