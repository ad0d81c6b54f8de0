import type { Trx } from "../../database/open.ts";
import { lockInTransaction } from "../../database/transaction-lock.ts";

/** A caller whose line nobody asked about for this long is gone, whatever we were told. */
const goneAfterMs = 60_000;

export interface QueuePlace {
  /** 1 for the next. */
  readonly position: number;
  readonly waitedSeconds: number;
}

/** Takes a place at the end of the line, or goes back to the one the caller has. */
export async function takePlace(trx: Trx, callId: string, now: number): Promise<void> {
  const again = { seen_at: now, left_at: null };
  await trx
    .insertInto("queue_place")
    .values({ call_id: callId, entered_at: now, ...again })
    .onConflict((conflict) => conflict.column("call_id").doUpdateSet(again))
    .execute();
}

/**
 * The caller's place, counted among those who wait. Callers are looked at one after another, so
 * that two of them never go for the same free agent.
 */
export async function lookAtPlace(
  trx: Trx,
  callId: string,
  now: number,
): Promise<QueuePlace | undefined> {
  await lockInTransaction(trx, "queue", "team");
  const place = await trx
    .updateTable("queue_place")
    .set({ seen_at: now })
    .where("call_id", "=", callId)
    .where("left_at", "is", null)
    .returning("entered_at")
    .executeTakeFirst();
  if (place === undefined) return undefined;
  const ahead = await trx
    .selectFrom("queue_place")
    .innerJoin("call", "call.id", "queue_place.call_id")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("queue_place.left_at", "is", null)
    .where("queue_place.seen_at", ">", now - goneAfterMs)
    .where("call.state", "!=", "ended")
    .where((eb) =>
      eb.or([
        eb("queue_place.entered_at", "<", place.entered_at),
        eb.and([
          eb("queue_place.entered_at", "=", place.entered_at),
          eb("queue_place.call_id", "<", callId),
        ]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return {
    position: Number(ahead.count) + 1,
    waitedSeconds: Math.floor((now - place.entered_at) / 1000),
  };
}

/** The caller is out of the line for good. */
export async function giveUpPlace(trx: Trx, callId: string, now: number): Promise<void> {
  await trx
    .updateTable("queue_place")
    .set({ left_at: now })
    .where("call_id", "=", callId)
    .where("left_at", "is", null)
    .execute();
}
