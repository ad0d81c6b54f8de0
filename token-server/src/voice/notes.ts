import type { NoteReply, NoteRequest } from "@ringback/shared/api";
import { lockInTransaction } from "../database/transaction-lock.ts";
import { callNotFound } from "./list-calls.ts";
import { publishCall } from "./call-view.ts";
import type { VoiceWorld } from "./world.ts";

/** A note is typed in bursts: the CRM gets what stands after this pause. */
const pauseMs = 2_000;

/** Keeps the note with the highest version; an older one changes nothing. */
export async function storeNote(
  world: Pick<VoiceWorld, "db" | "clock" | "activity">,
  agentId: string,
  callId: string,
  note: NoteRequest,
): Promise<NoteReply> {
  return world.db.transaction().execute(async (trx) => {
    await lockInTransaction(trx, "call", callId);
    const call = await trx
      .selectFrom("call")
      .select(["note", "note_version", "state"])
      .where("id", "=", callId)
      .where("agent_id", "=", agentId)
      .executeTakeFirst();
    if (call === undefined) throw callNotFound();
    const isFirst = call.note === "" && call.note_version === 0;
    if (note.version < call.note_version || (note.version === call.note_version && !isFirst)) {
      return { version: call.note_version };
    }
    const now = world.clock.now();
    await trx
      .updateTable("call")
      .set({ note: note.text, note_version: note.version, updated_at: now })
      .where("id", "=", callId)
      .execute();
    if (note.text !== call.note) {
      const writeAt = call.state === "ended" ? now + pauseMs : undefined;
      await world.activity.change(trx, callId, now, writeAt);
    }
    await publishCall(trx, callId, now);
    return { version: note.version };
  });
}
