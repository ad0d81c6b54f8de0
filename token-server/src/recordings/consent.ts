import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/audit.ts";
import type { Trx } from "../database/open.ts";

export interface Announcement {
  readonly callId: string;
  /** The leg that heard it. */
  readonly callSid: string;
  /** The words as they were said. */
  readonly text: string;
  readonly language: string;
}

/**
 * Keeps the proof that people were told the call is recorded: which words, in which language, to
 * which leg, when. In the transaction that answers with those words; the same leg counts once.
 */
export async function keepAnnouncement(
  trx: Trx,
  announcement: Announcement,
  now: number,
): Promise<void> {
  const { callId, callSid, text, language } = announcement;
  const told = await trx
    .selectFrom("recording_event")
    .select("data")
    .where("call_id", "=", callId)
    .where("kind", "=", "announced")
    .execute();
  const data = JSON.stringify({ callSid, text, language });
  if (told.some((event) => event.data === data)) return;
  await trx
    .insertInto("recording_event")
    .values({
      id: uuidv7({ msecs: now }),
      call_id: callId,
      kind: "announced",
      data,
      agent_id: null,
      created_at: now,
    })
    .execute();
  const audited = { callId, callSid, language };
  await recordAudit(trx, { action: "recording_announced", agentId: null, data: audited }, now);
}
