import type { KnownCaller } from "./reconciliation/world.ts";
import type { CallerLookup } from "./voice/world.ts";

/** Who is behind a number by our index; the CRM itself is not asked. */
export async function findKnownCaller(
  callers: Pick<CallerLookup, "find"> | undefined,
  number: string,
): Promise<KnownCaller | undefined> {
  const { person } = (await callers?.find(number, {})) ?? { person: null };
  if (person === null) return undefined;
  const { record, name, about, url, ownerCrmUserId } = person;
  return { person: { record, name, about, url }, ownerCrmUserId };
}
