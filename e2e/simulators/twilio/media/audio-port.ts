/** Samples a second of all audio inside the simulator: 16-bit, one channel. */
export const sampleRate = 16_000;
/** Audio moves in frames of 10 ms. */
export const samplesPerFrame = sampleRate / 100;

/** One end of a live conversation: a browser's peer connection, a far-end person, or a TwiML verb. */
export interface AudioPort {
  /** Hand this end one frame to hear. */
  hear(frame: Int16Array): void;
  /** Called with each frame this end says; returns how to stop listening. */
  onSpeech(listener: (frame: Int16Array) => void): () => void;
}

/** Joins two ends; returns how to part them. */
export function bridge(one: AudioPort, other: AudioPort): () => void {
  const stops = [
    one.onSpeech((frame) => other.hear(frame)),
    other.onSpeech((frame) => one.hear(frame)),
  ];
  return () => stops.forEach((stop) => stop());
}
