import type { Trx } from "../../database/open.ts";
import { noted, readRoute, storeRoute } from "../inbound/route-store.ts";

/** Adds to the trace what became of a call that was handed on. Outgoing calls have none. */
export async function noteTransfer(
  trx: Trx,
  callId: string,
  decision: string,
  reason: string,
  now: number,
): Promise<void> {
  const route = await readRoute(trx, callId);
  if (route === undefined) return;
  await storeRoute(trx, noted(route, now, "transfer", decision, reason), now);
}
