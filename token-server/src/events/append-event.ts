import type { ServerEvent } from "@ringback/shared/api";
import type { Db, Trx } from "../database/open.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";

/** Adds to what an agent's streams are sent, as part of the caller's transaction. */
export async function appendEvent(
  trx: Trx,
  agentId: string,
  event: ServerEvent,
  now: number,
): Promise<void> {
  // Readers go by seq: without the lock a later number could be committed, and read, first.
  await lockInTransaction(trx, "stream", agentId);
  await trx
    .insertInto("stream_event")
    .values({ agent_id: agentId, data: JSON.stringify(event), created_at: now })
    .execute();
}

const keptForMs = 24 * 60 * 60 * 1000;

/** Forgets what no reconnecting engine will ask for. */
export async function pruneEvents(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom("stream_event")
    .where("created_at", "<", now - keptForMs)
    .execute();
}
