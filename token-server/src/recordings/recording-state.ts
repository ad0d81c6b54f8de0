import type { Db } from "../database/open.ts";

/** Whether a call under way is recorded at this moment; null when it is not to be. */
export async function recordingStateOf(
  db: Db,
  callId: string,
): Promise<"recording" | "paused" | null> {
  // An agent's last word holds for whatever records the call afterwards, too.
  if (await isPaused(db, callId)) return "paused";
  const running = await db
    .selectFrom("recording")
    .select("id")
    .where("call_id", "=", callId)
    .where("kind", "=", "call")
    .where("state", "=", "recording")
    .executeTakeFirst();
  return running === undefined ? null : "recording";
}

/** Whether an agent asked that what is said now is not kept. */
export async function isPaused(db: Db, callId: string): Promise<boolean> {
  const last = await db
    .selectFrom("recording_event")
    .select("kind")
    .where("call_id", "=", callId)
    .where("kind", "in", ["paused", "resumed"])
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  return last?.kind === "paused";
}
