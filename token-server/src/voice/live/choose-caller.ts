import type { CallerCard, CallerChoice } from "@ringback/shared/live-call";
import { lockInTransaction } from "../../database/transaction-lock.ts";
import type { Trx } from "../../database/open.ts";
import type { RecordReader } from "../../suitecrm/agent-records.ts";
import { publishCall } from "../call-view.ts";
import { personColumns } from "../inbound/open-call.ts";
import { noted, readRoute, storeRoute } from "../inbound/route-store.ts";
import type { VoiceWorld } from "../world.ts";
import { requireCallAtHand } from "./call-at-hand.ts";
import { callOver } from "./call-problems.ts";
import { showCaller } from "./caller-card.ts";

/**
 * Takes an agent's word on who is on the line: the call and its record in the CRM are about them
 * from now on, and so is the next call with this number.
 */
export async function chooseCaller(
  world: VoiceWorld,
  agent: RecordReader & { readonly name: string },
  callId: string,
  { record }: CallerChoice,
): Promise<CallerCard> {
  const { db, clock, activity } = world;
  const { number } = await requireCallAtHand(db, agent.agentId, callId);
  const person = await world.choosePerson(agent, { number, record });
  await db.transaction().execute(async (trx) => {
    const now = clock.now();
    await lockInTransaction(trx, "call", callId);
    const changed = await trx
      .updateTable("call")
      .set({ ...personColumns(person), updated_at: now })
      .where("id", "=", callId)
      .where("state", "!=", "ended")
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw callOver();
    await noteChoice(trx, callId, `${agent.name} says that it is ${person.name}.`, now);
    await activity.change(trx, callId, now, undefined);
    await publishCall(trx, callId, now);
  });
  return showCaller(world, agent.agentId, callId);
}

async function noteChoice(trx: Trx, callId: string, reason: string, now: number): Promise<void> {
  const route = await readRoute(trx, callId);
  if (route !== undefined)
    await storeRoute(trx, noted(route, now, "caller", "chosen", reason), now);
}
