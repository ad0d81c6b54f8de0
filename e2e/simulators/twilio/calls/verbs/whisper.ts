import { sendDigits } from "../send-digits.ts";
import type { Script } from "../script.ts";
import { whisperContext } from "../verb-contexts.ts";
import type { DialTarget } from "./dial-target.ts";

/** What the called side gets before it hears the caller: keys, and the document at the noun's `url`. */
export async function whisper(
  { noun, leg, hold }: DialTarget,
  script: Script,
  signal: AbortSignal,
): Promise<void> {
  const { world, documents } = script;
  if (noun.noun === "Number") await sendDigits(leg, noun.sendDigits, world.clock, signal);
  const url = documents.absoluteUrl(noun.url);
  if (url === "" || signal.aborted) return;
  const result = await script.runDocuments(world, {
    leg,
    source: { kind: "url", url, method: noun.method },
    signal,
    context: whisperContext,
  });
  const isOver = result.outcome === "ended" || result.outcome === "failed";
  if (isOver && !hold.aborted) leg.end(result.ending);
}
