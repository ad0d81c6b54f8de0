import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { VoiceWorld } from "../world.ts";
import { callBusy } from "./call-problems.ts";

/** Longer than all requests to Twilio for one call take; then whoever claimed it has died. */
const leaseMs = 60_000;
const patienceMs = 12_000;
const everyMs = 50;

/**
 * Does something at Twilio for a call while nobody else does, on this server or another: what one
 * reads there and changes must not be changed by another in between.
 */
export async function claimCall(
  world: Pick<VoiceWorld, "db" | "clock">,
  callId: string,
  work: () => Promise<void>,
): Promise<void> {
  const claimant = randomUUID();
  const deadline = AbortSignal.timeout(patienceMs);
  while (!(await take(world, callId, claimant))) {
    if (deadline.aborted) throw callBusy();
    await wait(everyMs);
  }
  try {
    await work();
  } finally {
    await world.db
      .updateTable("live_call")
      .set({ claimed_by: null, claimed_until: null })
      .where("call_id", "=", callId)
      .where("claimed_by", "=", claimant)
      .execute();
  }
}

async function take(
  { db, clock }: Pick<VoiceWorld, "db" | "clock">,
  callId: string,
  claimant: string,
): Promise<boolean> {
  const now = clock.now();
  const taken = await db
    .updateTable("live_call")
    .set({ claimed_by: claimant, claimed_until: now + leaseMs })
    .where("call_id", "=", callId)
    .where((eb) => eb.or([eb("claimed_until", "is", null), eb("claimed_until", "<", now)]))
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}
