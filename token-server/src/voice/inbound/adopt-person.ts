import type { Trx } from "../../database/open.ts";
import { lockInTransaction } from "../../database/transaction-lock.ts";
import { publishCall } from "../call-view.ts";
import type { CallerMatch, VoiceWorld } from "../world.ts";
import { personColumns } from "./open-call.ts";
import { readOwner } from "./read-owner.ts";
import { noted, readRoute, storeRoute } from "./route-store.ts";

/** Gives a call the person the CRM named too late to be greeted: the record goes where it belongs. */
export function adoptInTheEnd(world: VoiceWorld, rootCallSid: string): void {
  adopt(world, rootCallSid).catch(world.report);
}

async function adopt(world: VoiceWorld, rootCallSid: string): Promise<void> {
  const match = await world.lookUps.inTheEnd(rootCallSid);
  if (match === undefined || match.person === null) return;
  await world.db.transaction().execute(async (trx) => {
    const call = await trx
      .selectFrom("call")
      .select(["id", "state"])
      .where("root_call_sid", "=", rootCallSid)
      .executeTakeFirst();
    if (call === undefined) return;
    const now = world.clock.now();
    await lockInTransaction(trx, "call", call.id);
    const adopted = await adoptPerson(trx, call.id, match, now);
    if (!adopted) return;
    const route = await readRoute(trx, call.id);
    if (route !== undefined) {
      const late = `Too late for the plan: ${match.reason}`;
      await storeRoute(trx, noted(route, now, "caller", "known", late), now);
    }
    const writeAt = call.state === "ended" ? now : undefined;
    await world.activity.change(trx, call.id, now, writeAt);
    await publishCall(trx, call.id, now);
  });
}

/** Says whose call this is; `false` when that is known already. */
export async function adoptPerson(
  trx: Trx,
  callId: string,
  { person }: CallerMatch,
  now: number,
): Promise<boolean> {
  if (person === null) return false;
  const owner = await readOwner(trx, person.ownerCrmUserId);
  const adopted = await trx
    .updateTable("call")
    .set((eb) => ({
      ...personColumns(person),
      agent_id: eb.fn.coalesce("agent_id", eb.val(owner?.agentId ?? null)),
      updated_at: now,
    }))
    .where("id", "=", callId)
    .where("person", "is", null)
    .executeTakeFirst();
  return adopted.numUpdatedRows > 0n;
}
