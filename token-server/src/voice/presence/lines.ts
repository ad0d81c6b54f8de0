import type { Db } from "../../database/open.ts";

/** The browser of one session. */
export interface LineOf {
  readonly sessionId: string;
  readonly agentId: string;
}

/** An event stream of that browser was opened, or still is: the line's heartbeat on our side. */
export async function keepStream(
  db: Db,
  { sessionId, agentId }: LineOf,
  streamId: string,
  now: number,
): Promise<void> {
  const seen = { stream_id: streamId, stream_seen_at: now };
  await db
    .insertInto("line")
    .values({ session_id: sessionId, agent_id: agentId, registered_at: null, ...seen })
    .onConflict((conflict) => conflict.column("session_id").doUpdateSet(seen))
    .execute();
}

/** The stream is closed; one that was opened since stays. */
export async function dropStream(db: Db, sessionId: string, streamId: string): Promise<void> {
  await db
    .updateTable("line")
    .set({ stream_id: null })
    .where("session_id", "=", sessionId)
    .where("stream_id", "=", streamId)
    .execute();
}

/** The browser says whether its phone is registered: the heartbeat on its side. */
export async function reportLine(
  db: Db,
  { sessionId, agentId }: LineOf,
  registered: boolean,
  now: number,
): Promise<void> {
  const registeredAt = { registered_at: registered ? now : null };
  await db
    .insertInto("line")
    .values({
      session_id: sessionId,
      agent_id: agentId,
      stream_id: null,
      stream_seen_at: null,
      ...registeredAt,
    })
    .onConflict((conflict) => conflict.column("session_id").doUpdateSet(registeredAt))
    .execute();
}
