import { chooseSpeaker, speakerSilent } from "./speaker.ts";

const notesHz = [523, 659, 784];
const noteSeconds = 0.22;

/** Three rising notes on one speaker; null is the system's own. Resolves when they have sounded. */
export async function playSound(speakerId: string | null): Promise<void> {
  const context = new AudioContext();
  const speaker = new Audio();
  try {
    const out = context.createMediaStreamDestination();
    speaker.srcObject = out.stream;
    await chooseSpeaker(speaker, speakerId);
    await speaker.play();
    await sound(context, out);
  } catch (cause) {
    throw speakerSilent(cause);
  } finally {
    speaker.srcObject = null;
    await context.close();
  }
}

function sound(context: AudioContext, out: AudioNode): Promise<void> {
  const loudness = new GainNode(context, { gain: 0 });
  const tone = new OscillatorNode(context, { type: "sine" });
  const start = context.currentTime + 0.1;
  const end = start + notesHz.length * noteSeconds;
  for (const [index, hertz] of notesHz.entries())
    tone.frequency.setValueAtTime(hertz, start + index * noteSeconds);
  loudness.gain.setTargetAtTime(0.25, start, 0.02);
  loudness.gain.setTargetAtTime(0, end - 0.08, 0.02);
  tone.connect(loudness).connect(out);
  tone.start(start);
  tone.stop(end + 0.1);
  return new Promise((resolve) => {
    tone.addEventListener("ended", () => resolve(), { once: true });
  });
}
