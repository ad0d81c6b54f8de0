import type { Pause } from "../../twiml/verbs/pause.ts";
import { goOn, type Next, type Script } from "../script.ts";
import { pause } from "../waiting.ts";

/** As a call's first verb it makes the caller wait before the call is picked up. */
export async function pauseCall({ lengthSeconds }: Pause, script: Script): Promise<Next> {
  const { leg, world, signal } = script;
  await pause(world.clock, lengthSeconds * 1000, signal);
  await leg.answer();
  return goOn;
}
