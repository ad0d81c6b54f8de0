import type { Play } from "../../twiml/verbs/play.ts";
import { playSound } from "../playback.ts";
import { goOn, type Next, type Script } from "../script.ts";
import { readSound } from "../sounds/read-sound.ts";
import { sendDigits } from "../send-digits.ts";

/** A file that cannot be had is left out; the debugger log tells. */
export async function play(verb: Play, script: Script): Promise<Next> {
  const { leg, world, signal } = script;
  await leg.answer();
  if (verb.digits !== undefined) await sendDigits(leg, verb.digits, world.clock, signal);
  if (verb.url === "") return goOn;
  const file = await script.documents.loadMedia(verb.url);
  if (file.kind !== "audio") return goOn;
  const sound = readSound(file.body);
  const times = verb.loop === 0 && sound.frames > 0 ? Infinity : verb.loop;
  for (let time = 0; time < times && !signal.aborted; time += 1) {
    await playSound(leg, sound, world, signal);
  }
  return goOn;
}
