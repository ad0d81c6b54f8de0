import type { CallerCard } from "@ringback/shared/live-call";
import type { VoiceWorld } from "../world.ts";
import type { KnownCall } from "./known-call.ts";

type Shared = Pick<CallerCard, "confidence" | "others">;

/**
 * How sure it is who is on the line, and who else has the number. Whoever pressed the button of a
 * record knows whom they call. Of the others an agent sees the name: their role may hide the rest.
 */
export async function findWhoShares(
  { callers }: Pick<VoiceWorld, "callers">,
  agentId: string,
  { number, direction, record_module: module, record_id: id }: KnownCall,
): Promise<Shared> {
  const isKnown = direction === "outbound" && id !== null;
  const match = isKnown || number === "" ? undefined : await callers?.find(number, { agentId });
  if (!match?.person) return { confidence: null, others: [] };
  const isShown = ({ record }: { record: { module: string; id: string } }): boolean =>
    record.module === module && record.id === id;
  const others = [match.person, ...match.others].filter((one) => !isShown(one));
  return {
    confidence: isShown(match.person) ? match.confidence : null,
    others: others.map(({ record, name, url }) => ({ record, name, url })),
  };
}
