import type { AudioPort } from "../media/audio-port.ts";
import type { FramePacer } from "../media/frame-pacer.ts";
import { createListener, type Sound } from "../media/listener.ts";
import { createPlayout } from "../media/playout.ts";
import type { Speech } from "./speech.ts";

/** A person's ear and mouth during a call. */
export interface Talk {
  readonly audio: AudioPort;
  /** What they hear, over the last second. */
  measure(): Sound;
  stop(): void;
}

export function startTalk(speech: Speech, pacer: FramePacer): Talk {
  const playout = createPlayout();
  const listener = createListener();
  const listeners = new Set<(frame: Int16Array) => void>();

  const stop = pacer.join(() => {
    const heard = playout.pull();
    listener.hear(heard);
    const said = speech(heard);
    for (const tell of listeners) tell(said);
  });

  return {
    audio: {
      hear: (frame) => playout.push(frame),
      onSpeech(listen) {
        // A function of our own, so that the same listener can come twice.
        const tell = (frame: Int16Array) => listen(frame);
        listeners.add(tell);
        return () => listeners.delete(tell);
      },
    },
    measure: () => listener.measure(),
    stop,
  };
}
