import { columnFrequencies, digitAt, rowFrequencies } from "./digit-frequencies.ts";
import { measureEnergy, measurePower } from "./goertzel.ts";

/** 25 ms, looked at anew every 10: long enough to tell 697 from 770 Hz. */
const samplesPerWindow = 400;
/** A key's tone may be cut down to 80 ms on its way; a click or a vowel does not last this long. */
const windowsToBegin = 3;
const windowsToEnd = 2;
const quietestRms = 100;
/** How much of the sound the two tones must make up; speech stays far below. */
const leastToneShare = 0.7;
/** The two tones may differ by 9 dB, and must stand 6 dB above their neighbours. */
const greatestTwist = 8;
const leastLead = 4;

export interface DigitDecoder {
  /** Takes 10 ms. */
  hear(frame: Int16Array): void;
}

/** Finds keypad tones in 16 kHz sound and reports each key once, however long it is held. */
export function createDigitDecoder(report: (digit: string) => void): DigitDecoder {
  const recent = new Int16Array(samplesPerWindow);
  let candidate: string | undefined;
  let windowsSeen = 0;
  let held: string | undefined;

  const judge = (digit: string | undefined) => {
    windowsSeen = digit === candidate ? windowsSeen + 1 : 1;
    candidate = digit;
    if (digit === undefined) {
      if (windowsSeen >= windowsToEnd) held = undefined;
    } else if (windowsSeen >= windowsToBegin && digit !== held) {
      held = digit;
      report(digit);
    }
  };

  return {
    hear(frame) {
      recent.copyWithin(0, frame.length);
      recent.set(frame, recent.length - frame.length);
      judge(recogniseDigit(recent));
    },
  };
}

function recogniseDigit(window: Int16Array): string | undefined {
  const energy = measureEnergy(window);
  if (energy < quietestRms ** 2 * window.length) return undefined;
  const row = findStrongest(window, rowFrequencies);
  const column = findStrongest(window, columnFrequencies);
  // A pure tone of energy E over n samples has a Goertzel power of E·n/2.
  const share = (row.power + column.power) / ((energy * window.length) / 2);
  const twist = Math.max(row.power / column.power, column.power / row.power);
  const isClear = row.lead >= leastLead && column.lead >= leastLead;
  return share >= leastToneShare && twist <= greatestTwist && isClear
    ? digitAt(row.index, column.index)
    : undefined;
}

function findStrongest(window: Int16Array, frequencies: readonly number[]) {
  const powers = frequencies.map((frequency) => measurePower(window, frequency));
  const power = Math.max(...powers);
  const index = powers.indexOf(power);
  const next = Math.max(...powers.filter((_, other) => other !== index));
  return { index, power, lead: power / next };
}
