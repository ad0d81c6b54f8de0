import type { TwilioListedCall } from "../twilio/call-list.ts";
import { backFillCall } from "./back-fill-call.ts";
import { lookThrough } from "./window.ts";
import type { ReconciliationWorld } from "./world.ts";

const finalStatuses = new Set(["completed", "busy", "failed", "no-answer", "canceled"]);
/** The webhooks of a call that has just ended may be on their way, or Twilio's retries. */
const quietMs = 60_000;

/** Makes the calls people placed to us whose webhooks were all lost. */
export async function reconcileCalls(
  world: ReconciliationWorld,
  signal: AbortSignal,
): Promise<void> {
  await lookThrough(
    world,
    "calls",
    async (window) => {
      const ourNumbers = await world.readOurNumbers();
      const listed = await world.listCalls(window);
      const roots = listed.filter((leg) => isOurs({ ...world, ourNumbers }, leg));
      const known = await knownSids(world, roots);
      for (const root of roots) {
        if (signal.aborted) throw signal.reason;
        if (known.has(root.callSid)) continue;
        const callId = await backFillCall(world, root);
        if (callId !== undefined) world.found.inc({ what: "call" });
      }
    },
    signal,
  );
}

/**
 * A finished call from a phone to one of our numbers. What a browser placed dials nobody without
 * our answer: when that was lost, there was no call.
 */
function isOurs(
  {
    ourNumbers,
    clock,
  }: Pick<ReconciliationWorld, "clock"> & { readonly ourNumbers: readonly string[] },
  leg: TwilioListedCall,
): boolean {
  if (leg.parentCallSid !== null || leg.direction !== "inbound") return false;
  if (leg.from.startsWith("client:") || !ourNumbers.includes(leg.to)) return false;
  // A call of ours that was passed on back to us is none that anybody made.
  if (ourNumbers.includes(leg.from)) return false;
  if (!finalStatuses.has(leg.status)) return false;
  const ended = leg.endedAt ?? leg.startedAt;
  return ended !== null && clock.now() - ended >= quietMs;
}

const sidsAtOnce = 500;

async function knownSids(
  { db }: ReconciliationWorld,
  roots: readonly TwilioListedCall[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let at = 0; at < roots.length; at += sidsAtOnce) {
    const sids = roots.slice(at, at + sidsAtOnce).map(({ callSid }) => callSid);
    const rows = await db
      .selectFrom("call")
      .select("root_call_sid")
      .where("root_call_sid", "in", sids)
      .execute();
    for (const { root_call_sid: sid } of rows) if (sid !== null) known.add(sid);
  }
  return known;
}
