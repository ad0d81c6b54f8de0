import type { AudioPort } from "../media/audio-port.ts";
import { createNotice } from "./notice.ts";

/** An end of a conversation where also what it hears can be listened to, as a recording does. */
export interface TappedPort extends AudioPort {
  onHeard(listener: (frame: Int16Array) => void): () => void;
}

export function tapPort(port: AudioPort): TappedPort {
  const heard = createNotice<Int16Array>();
  return {
    hear(frame) {
      port.hear(frame);
      heard.tell(frame);
    },
    onSpeech: (listener) => port.onSpeech(listener),
    onHeard: (listener) => heard.listen(listener),
  };
}
