import type { Db } from "../../database/open.ts";
import { callNotFound, concerns } from "../list-calls.ts";

/** A call this agent may know of, and how it rings them; else there is none, as far as they can tell. */
export async function requireKnownCall(db: Db, agentId: string, callId: string) {
  const call = await db
    .selectFrom("call")
    .leftJoin("ring", (join) =>
      join.onRef("ring.call_id", "=", "call.id").on("ring.agent_id", "=", agentId),
    )
    .selectAll("call")
    .select(["ring.state as ring_state", "ring.updated_at as ring_at", "ring.handed_on"])
    .where("call.id", "=", callId)
    .where(concerns(agentId))
    .executeTakeFirst();
  if (call === undefined) throw callNotFound();
  return call;
}

export type KnownCall = Awaited<ReturnType<typeof requireKnownCall>>;
