import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { samplesPerFrame } from "../media/audio-port.ts";
import { createListener } from "../media/listener.ts";
import { makeTones } from "../media/tone.ts";
import { writeWav } from "../media/wav.ts";
import { createSpeech, type Speech } from "./speech.ts";

const silence = new Int16Array(samplesPerFrame);

/** What the speech sounds like during one second, this many seconds from its start. */
function measureSecond(speech: Speech, second: number) {
  const listener = createListener();
  for (let frame = 0; frame < (second + 1) * 100; frame += 1) listener.hear(speech(silence));
  return listener.measure();
}

describe("what a person says", () => {
  test("an echo comes back 300 ms later, once", () => {
    const echo = createSpeech("echo");
    const word = makeTones([440], 0.01);
    const said = Array.from({ length: 60 }, (_, frame) => echo(frame === 0 ? word : silence));
    const loud = said.flatMap((frame, at) => (frame.some((sample) => sample !== 0) ? [at] : []));
    expect(loud).toEqual([30]);
    expect(said[30]).toEqual(word);
  });

  test("a recording is played once, then silence", () => {
    const folder = mkdtempSync(join(tmpdir(), "speech-"));
    const path = join(folder, "hello.wav");
    const samples = makeTones([500], 0.02);
    writeFileSync(path, writeWav(samples));
    const speech = createSpeech({ wav: path });
    rmSync(folder, { recursive: true });
    expect(speech(silence)).toEqual(samples.subarray(0, samplesPerFrame));
    expect(speech(silence)).toEqual(samples.subarray(samplesPerFrame));
    expect(measureSecond(speech, 0).rms).toBe(0);
  });

  test("a voicemail greets, beeps, and listens", () => {
    const beep = measureSecond(createSpeech("voicemail"), 2);
    expect(beep.rms).toBeGreaterThan(1000);
    const lastPart = createSpeech("voicemail");
    expect(measureSecond(lastPart, 3).peakFrequency).toBeCloseTo(1000, -1);
    expect(measureSecond(lastPart, 0).rms).toBe(0);
  });

  test("a tone is the tone that was asked for", () => {
    expect(measureSecond(createSpeech({ tone: 700 }), 1).peakFrequency).toBeCloseTo(700, -1);
    expect(measureSecond(createSpeech("silence"), 1).rms).toBe(0);
  });
});
