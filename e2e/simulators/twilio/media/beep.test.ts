import { describe, expect, test } from "vitest";
import { samplesPerFrame } from "./audio-port.ts";
import { createBeepDetector, makeBeep } from "./beep.ts";
import { joinSamples } from "./join-samples.ts";
import { createTone, makeTones } from "./tone.ts";

/** In which frames a beep was found to have ended. */
function findEnds(samples: Int16Array): number[] {
  const detect = createBeepDetector();
  return Array.from({ length: Math.floor(samples.length / samplesPerFrame) }, (_, at) => at).filter(
    (at) => detect(samples.subarray(at * samplesPerFrame, (at + 1) * samplesPerFrame)),
  );
}

const silence = (seconds: number) => new Int16Array(seconds * 16_000);

describe("a beep", () => {
  test("is noticed once, when it ends", () => {
    expect(findEnds(joinSamples([silence(0.2), makeBeep(), silence(1)]))).toEqual([70]);
  });

  test.each([
    ["words", joinSamples([makeTones([520, 640], 0.6), silence(0.1)])],
    ["a short tone of the same height", joinSamples([makeTones([1000], 0.2), silence(0.1)])],
    ["another tone", joinSamples([makeTones([440], 1), silence(0.1)])],
    ["silence", silence(1)],
  ])("is not %s", (_, samples) => {
    expect(findEnds(samples)).toEqual([]);
  });

  test("is not a pulsed tone either", () => {
    const next = createTone(1000, { pulsed: true });
    expect(findEnds(joinSamples(Array.from({ length: 300 }, next)))).toEqual([]);
  });
});
