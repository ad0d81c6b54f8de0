import type { DocumentSource } from "./document-source.ts";
import { runDocuments } from "./interpreter.ts";
import type { Leg } from "./leg.ts";
import type { World } from "./world.ts";

/** Gives a leg a document to run, whatever it did before, and ends it when there is no more to do. */
export async function runCall(world: World, leg: Leg, source: DocumentSource): Promise<void> {
  const signal = leg.claim();
  const result = await runDocuments(world, { leg, source, signal });
  if ("ending" in result) leg.end(result.ending);
  if (leg.over.aborted) world.webhooks.endCall(leg.sid);
}
