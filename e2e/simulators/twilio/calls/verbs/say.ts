import type { Say } from "../../twiml/verbs/say.ts";
import { playSound } from "../playback.ts";
import { goOn, type Next, type Script } from "../script.ts";
import { createSpeech } from "../sounds/tone.ts";

export async function say(
  { text, loop }: Pick<Say, "text" | "loop">,
  { leg, world, signal }: Script,
): Promise<Next> {
  await leg.answer();
  const speech = createSpeech(text.trim());
  const times = loop === 0 && speech.frames > 0 ? Infinity : loop;
  for (let time = 0; time < times && !signal.aborted; time += 1) {
    await playSound(leg, speech, world, signal);
  }
  if (!signal.aborted) world.log.add("leg.heard", { callSid: leg.sid, text });
  return goOn;
}
