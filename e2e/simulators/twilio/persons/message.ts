import { samplesPerFrame } from "../media/audio-port.ts";
import { createBeepDetector } from "../media/beep.ts";
import { createPlayback, createSilence } from "../media/speech.ts";
import type { Speech } from "./speech.ts";

export interface MessageStages {
  /** The beep is over: from now on the person speaks. */
  onBeep(): void;
  /** The person has said everything. */
  onSaid(): void;
}

const noStages: MessageStages = { onBeep: () => {}, onSaid: () => {} };

/** Waits for a beep, says the message once, and is silent then. */
export function createMessage(message: Int16Array, stages: MessageStages = noStages): Speech {
  const hasBeeped = createBeepDetector();
  const silence = createSilence();
  const playback = createPlayback(message);
  const lastFrame = Math.ceil(message.length / samplesPerFrame);
  let said: number | undefined;
  return (heard) => {
    if (said === undefined) {
      if (!hasBeeped(heard)) return silence();
      said = 0;
      stages.onBeep();
    }
    said += 1;
    if (said === lastFrame + 1) stages.onSaid();
    return playback();
  };
}
