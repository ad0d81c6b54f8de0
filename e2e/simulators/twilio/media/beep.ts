import { samplesPerFrame } from "./audio-port.ts";
import { measureEnergy, measurePower } from "./goertzel.ts";
import { makeTones } from "./tone.ts";

const frequencyHz = 1000;
const seconds = 0.5;
/** Bursts of a pulsed tone are shorter. */
const framesToBegin = 30;
const quietestRms = 300;
const leastToneShare = 0.8;

/** After which one speaks: Twilio's before a recording, and that of a voicemail. */
export const makeBeep = (): Int16Array => makeTones([frequencyHz], seconds);

/** Takes what somebody hears, 10 ms at a time; true once, when a beep has just ended. */
export function createBeepDetector(): (frame: Int16Array) => boolean {
  let frames = 0;
  return (frame) => {
    if (isBeep(frame)) {
      frames += 1;
      return false;
    }
    const hasEnded = frames >= framesToBegin;
    frames = 0;
    return hasEnded;
  };
}

function isBeep(frame: Int16Array): boolean {
  const energy = measureEnergy(frame);
  if (energy < quietestRms ** 2 * samplesPerFrame) return false;
  return measurePower(frame, frequencyHz) / ((energy * samplesPerFrame) / 2) >= leastToneShare;
}
