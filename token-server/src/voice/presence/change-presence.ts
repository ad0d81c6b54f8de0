import type { PresenceReply, PresenceRequest } from "@ringback/shared/presence";
import { recordAudit } from "../../audit/audit.ts";
import type { Clock } from "../../clock.ts";
import type { Db } from "../../database/open.ts";
import { readPresence } from "./read-presence.ts";

interface PresenceWorld {
  readonly db: Db;
  readonly clock: Clock;
}

/** What callers find when they call for this agent. */
export async function showPresence(
  { db, clock }: PresenceWorld,
  agentId: string,
): Promise<PresenceReply> {
  const presence = (await readPresence(db, [agentId], clock.now())).get(agentId);
  return {
    state: presence?.state ?? "available",
    onCall: presence?.onCall ?? false,
    lineAlive: presence?.line.alive ?? false,
  };
}

/** Takes calls, or none, until the agent says otherwise. */
export async function changePresence(
  world: PresenceWorld,
  agentId: string,
  { state }: PresenceRequest,
): Promise<PresenceReply> {
  const now = world.clock.now();
  await world.db.transaction().execute(async (trx) => {
    await trx
      .insertInto("presence")
      .values({ agent_id: agentId, state, updated_at: now })
      .onConflict((conflict) => conflict.column("agent_id").doUpdateSet({ state, updated_at: now }))
      .execute();
    await recordAudit(trx, { action: "presence_changed", agentId, data: { state } }, now);
  });
  return showPresence(world, agentId);
}
