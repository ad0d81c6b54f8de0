import type { AudioPort } from "../media/audio-port.ts";

/** Stands in for the sound of a call that is over already. */
export const silentPort: AudioPort = { hear: () => {}, onSpeech: () => () => {} };
