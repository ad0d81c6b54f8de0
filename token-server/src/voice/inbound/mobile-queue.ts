import * as z from "zod";
import { enqueue } from "../../database/jobs.ts";
import type { Trx } from "../../database/open.ts";
import { isFinal, LegFacts } from "../leg-facts.ts";

export const mobileQueue = "mobile-call";

/** Work at Twilio that is asked for in a transaction and done after it. */
export const MobileJob = z.discriminatedUnion("do", [
  /** Rings the mobile of a step, unless the call has moved on. */
  z.object({ do: z.literal("ring"), callId: z.uuid(), turn: z.number(), since: z.number() }),
  /** Leads the caller to where the mobile waits. */
  z.object({ do: z.literal("join"), callId: z.uuid(), turn: z.number() }),
  /** Somebody declined: stops the ringing of their browsers, or with `null` all ringing. */
  z.object({
    do: z.literal("unring"),
    callId: z.uuid(),
    turn: z.number(),
    agentId: z.uuid().nullable(),
  }),
  /** Nobody needs this leg any more. */
  z.object({ do: z.literal("stop"), callSid: z.string() }),
]);

export async function ringMobile(
  trx: Trx,
  callId: string,
  turn: number,
  now: number,
): Promise<void> {
  const data: z.infer<typeof MobileJob> = { do: "ring", callId, turn, since: now };
  await enqueue(trx, { queue: mobileQueue, key: `ring ${callId}`, data, runAt: now });
}

export async function joinCaller(
  trx: Trx,
  callId: string,
  turn: number,
  now: number,
): Promise<void> {
  const data: z.infer<typeof MobileJob> = { do: "join", callId, turn };
  await enqueue(trx, { queue: mobileQueue, key: `join ${callId}`, data, runAt: now });
}

/**
 * Stops every mobile that was rung by a call of its own. One whose owner pressed 1 talks, and is
 * left alone until the call is over.
 */
export async function stopMobiles(
  trx: Trx,
  callId: string,
  now: number,
  isOver: boolean,
): Promise<void> {
  const rows = await trx.selectFrom("leg").select("facts").where("call_id", "=", callId).execute();
  for (const row of rows) {
    const leg = LegFacts.parse(JSON.parse(row.facts));
    if (leg.beside !== true || isFinal(leg.status)) continue;
    if (leg.acceptedAt !== undefined && !isOver) continue;
    await stopLeg(trx, leg.callSid, now);
  }
}

/** Stops what the caller's `<Dial>` rings for this agent, or for everybody: the plan goes on then. */
export async function stopRingingAtTwilio(
  trx: Trx,
  callId: string,
  turn: number,
  agentId: string | null,
  now: number,
): Promise<void> {
  const data: z.infer<typeof MobileJob> = { do: "unring", callId, turn, agentId };
  const key = `unring ${callId} ${agentId ?? "all"}`;
  await enqueue(trx, { queue: mobileQueue, key, data, runAt: now });
}

export async function stopLeg(trx: Trx, callSid: string, now: number): Promise<void> {
  const data: z.infer<typeof MobileJob> = { do: "stop", callSid };
  await enqueue(trx, { queue: mobileQueue, key: `stop ${callSid}`, data, runAt: now });
}
