import { readFileSync } from "node:fs";
import { makeBeep } from "../media/beep.ts";
import { joinSamples } from "../media/join-samples.ts";
import { createPlayback, createSilence } from "../media/speech.ts";
import { createTone, makeTones } from "../media/tone.ts";
import { readWav } from "../media/wav.ts";
import type { PersonSpeech } from "./behaviour.ts";
import { createMessage, type MessageStages } from "./message.ts";

/** Gives the next 10 ms a person says, from the last 10 ms they heard. */
export type Speech = (heard: Int16Array) => Int16Array;

const echoDelayFrames = 30;

/** Throws, naming the file, when a recording cannot be read. */
export function createSpeech(says: PersonSpeech, stages?: MessageStages): Speech {
  if (says === "silence") return createSilence();
  if (says === "echo") return createEcho();
  if (says === "voicemail") return createPlayback(makeVoicemailGreeting());
  if ("wav" in says) return createPlayback(readRecording(says.wav));
  if ("message" in says) return createMessage(makeMessage(says.message), stages);
  return createTone(says.tone, { pulsed: says.pulsed ?? false });
}

function createEcho(): Speech {
  const silence = createSilence();
  const delayed = Array.from({ length: echoDelayFrames }, silence);
  return (heard) => {
    delayed.push(heard);
    return delayed.shift() ?? silence();
  };
}

/** Three seconds in the rhythm of words, then the beep. */
function makeVoicemailGreeting(): Int16Array {
  const words = Array.from({ length: 6 }, () => [
    makeTones([520, 640], 0.35),
    new Int16Array(2400),
  ]);
  return joinSamples([...words.flat(), makeBeep()]);
}

function makeMessage({
  says,
  seconds,
}: Extract<PersonSpeech, { message: unknown }>["message"]): Int16Array {
  if ("wav" in says) return readRecording(says.wav);
  const next = createTone(says.tone, { pulsed: says.pulsed ?? false });
  return joinSamples(Array.from({ length: Math.round(seconds * 100) }, next));
}

function readRecording(path: string): Int16Array {
  try {
    return readWav(readFileSync(path));
  } catch (error) {
    throw new Error(`The recording ${path} cannot be played.`, { cause: error });
  }
}
