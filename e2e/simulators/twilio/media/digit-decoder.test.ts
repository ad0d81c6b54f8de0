import { describe, expect, test } from "vitest";
import { createDigitDecoder } from "./digit-decoder.ts";
import { makeDigitTones } from "./digit-tones.ts";
import { createFrameCutter } from "./frame-cutter.ts";
import { joinSamples } from "./join-samples.ts";
import { makeTones } from "./tone.ts";

const digitKeys = "0123456789*#ABCD";

function decode(samples: Int16Array): string {
  let digits = "";
  const decoder = createDigitDecoder((digit) => (digits += digit));
  createFrameCutter((frame) => decoder.hear(frame))(samples);
  return digits;
}

describe("digits heard on a line", () => {
  test.each(digitKeys.split(""))("key %s is heard as itself, once", (key) => {
    expect(decode(makeDigitTones(key))).toBe(key);
  });

  test("the same key pressed three times counts three times", () => {
    expect(decode(makeDigitTones("5511w1"))).toBe("55111");
  });

  test("a long press is one digit", () => {
    expect(decode(makeTones([852, 1336], 3))).toBe("8");
  });

  test("a tone that lost half of its length on the way is still heard", () => {
    const short = joinSamples(
      digitKeys
        .split("")
        .map((digit) => makeDigitTones(digit).subarray(0, 1280))
        .flatMap((tone) => [tone, new Int16Array(800)]),
    );
    expect(decode(short)).toBe(digitKeys);
  });

  test("keys are heard through noise", () => {
    const noisy = makeDigitTones("159#").map(
      (sample, at) => sample + 900 * Math.sin(at * at * 0.37),
    );
    expect(decode(noisy)).toBe("159#");
  });

  test.each([
    ["a single tone", makeTones([697], 1)],
    ["a chord of the voice", makeTones([220, 440, 660, 880, 1100, 1320], 1)],
    ["two rows at once", makeTones([697, 770], 1)],
    ["noise", Int16Array.from({ length: 16_000 }, (_, at) => 6000 * Math.sin(at * at * 0.37))],
    ["a click of 20 ms", makeTones([697, 1209], 0.02)],
    ["a whisper", makeTones([697, 1209], 0.5).map((sample) => sample / 100)],
  ])("%s is no digit", (_, samples) => {
    expect(decode(samples)).toBe("");
  });
});
