import { sampleRate } from "./audio-port.ts";
import { findDigitFrequencies } from "./digit-frequencies.ts";
import { joinSamples } from "./join-samples.ts";
import { makeTones } from "./tone.ts";

const toneSeconds = 0.16;
const gapSeconds = 0.07;
/** `w` waits half a second, as in `sendDigits`. */
const waitSeconds = 0.5;

const makeGap = (seconds: number) => new Int16Array(Math.round(seconds * sampleRate));

/** The sound of these keys being pressed; anything that is no key is left out. */
export function makeDigitTones(digits: string): Int16Array {
  return joinSamples(
    digits.split("").flatMap((digit) => {
      if (digit === "w") return [makeGap(waitSeconds)];
      const frequencies = findDigitFrequencies(digit);
      return frequencies === undefined
        ? []
        : [makeTones(frequencies, toneSeconds), makeGap(gapSeconds)];
    }),
  );
}
