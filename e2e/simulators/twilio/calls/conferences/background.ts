import type { HttpMethod } from "../../resources/voice-webhooks.ts";
import { runDocuments } from "../interpreter.ts";
import type { Leg } from "../leg.ts";
import { playSound } from "../playback.ts";
import { holdMusic } from "../sounds/tone.ts";
import type { VerbContext } from "../verb-contexts.ts";
import { whenAborted } from "../waiting.ts";
import type { World } from "../world.ts";

/** What somebody hears while waiting; an empty URL means silence. */
export type BackgroundSource = "music" | { readonly url: string; readonly method: HttpMethod };

/** Plays until the signal aborts; resolves to false when what was to be played could not be had. */
export async function playBackground(
  world: World,
  leg: Leg,
  source: BackgroundSource,
  context: VerbContext,
  signal: AbortSignal,
): Promise<boolean> {
  if (source === "music") await playSound(leg, holdMusic, world, signal);
  else if (source.url !== "") {
    const result = await runDocuments(world, {
      leg,
      source: { kind: "url", ...source },
      signal,
      context,
      loopsAudio: true,
    });
    if (result.outcome === "failed") return false;
  }
  // A document that has run out is not asked for again.
  await whenAborted(signal);
  return true;
}
