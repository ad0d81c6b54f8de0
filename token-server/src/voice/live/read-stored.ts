import type { Db } from "../../database/open.ts";
import { LiveState, type StoredLive } from "./live-state.ts";

/** How a call that was changed while under way is to be; `undefined` for one nobody has changed. */
export async function readStored(db: Db, callId: string): Promise<StoredLive | undefined> {
  const row = await db
    .selectFrom("live_call")
    .selectAll()
    .where("call_id", "=", callId)
    .executeTakeFirst();
  return (
    row && {
      ...LiveState.parse(JSON.parse(row.state)),
      callId,
      version: row.version,
      doneVersion: row.done_version,
    }
  );
}
