import type { FollowUpReason } from "@ringback/shared/follow-up";
import { indexedValue } from "../database/indexed-value.ts";
import type { Trx } from "../database/open.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";
import { type CallOfFollowUp, hasNumber, isReachedSince, readCall } from "./call-of-follow-up.ts";
import { findOpenFor } from "./open-for-call.ts";
import {
  addEntry,
  enqueueFollowUp,
  ofPerson,
  personKeyOf,
  renewFollowUp,
} from "./open-follow-up.ts";
import type { FollowUps, FollowUpWorld } from "./world.ts";

/** Opens, extends and closes follow-ups as calls come and are answered. */
export function createFollowUps({ policy }: Pick<FollowUpWorld, "policy">): FollowUps & {
  /** More is known of a call: the Task about it is to say so. */
  callChanged(trx: Trx, callId: string, now: number): Promise<void>;
} {
  async function open(trx: Trx, callId: string, reason: FollowUpReason, now: number) {
    const call = await readCall(trx, callId, now);
    if (call === undefined) return;
    // A message waits to be heard whoever called, and though they had talked before it.
    const isOfNoUse = call.direction !== "inbound" || call.outcome === "answered";
    if (reason === "missed-call" && isOfNoUse) return;
    const rule = await policy.rule(trx);
    if (!rule.on) return;
    // Nobody can be called back at a withheld number; a message is worth hearing all the same.
    const isNobody = call.record === null && !hasNumber(call);
    if (isNobody && reason === "missed-call") return;
    await lockPerson(trx, call);
    // The news may be late, and somebody may have called back by now.
    if (await isReachedSince(trx, call)) return;
    await addEntry(trx, call, reason, rule, now);
  }

  async function reached(trx: Trx, callId: string, now: number): Promise<void> {
    const call = await readCall(trx, callId, now);
    if (call?.outcome !== "answered") return;
    await lockPerson(trx, call);
    await closeReached(trx, call, now);
  }

  const missed = (trx: Trx, callId: string, now: number) => open(trx, callId, "missed-call", now);
  return {
    missed,
    voicemail: (trx, callId, now) => open(trx, callId, "voicemail", now),
    reached,
    openFor: findOpenFor,
    callChanged: rewrite,
  };
}

/** Two calls of one person must not open two. Always the number first: no two wait for each other. */
async function lockPerson(trx: Trx, call: CallOfFollowUp): Promise<void> {
  await lockInTransaction(trx, "follow-up", `number:${call.number}`);
  if (call.record !== null) await lockInTransaction(trx, "follow-up", personKeyOf(call));
}

/** Only what was waiting when the talk began: who called since still waits. */
async function closeReached(trx: Trx, call: CallOfFollowUp, now: number): Promise<void> {
  const open = await trx
    .selectFrom("follow_up")
    .select("id")
    .where("state", "=", indexedValue("open"))
    .where(ofPerson(call))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom("follow_up_entry")
            .select("call_id")
            .whereRef("follow_up_entry.follow_up_id", "=", "follow_up.id")
            // What was said to a machine after the talk waits, too.
            .where((entry) =>
              entry.or([
                entry("follow_up_entry.at", ">", call.endedAt),
                entry.and([
                  entry("follow_up_entry.call_id", "=", call.id),
                  entry("follow_up_entry.reason", "=", "voicemail"),
                ]),
              ]),
            ),
        ),
      ),
    )
    .execute();
  for (const { id } of open) {
    await trx
      .updateTable("follow_up")
      .set((row) => ({
        state: "closed" as const,
        closed_because: "reached" as const,
        closed_at: now,
        wanted_version: row("wanted_version", "+", 1),
        updated_at: now,
      }))
      .where("id", "=", id)
      .execute();
    await enqueueFollowUp(trx, id, now);
  }
}

/** Whose call it was, a transcript or a link came: the Task is to say so. */
async function rewrite(trx: Trx, callId: string, now: number): Promise<void> {
  const entry = await trx
    .selectFrom("follow_up_entry")
    .select("follow_up_id")
    .where("call_id", "=", callId)
    .executeTakeFirst();
  if (entry === undefined) return;
  const call = await readCall(trx, callId, now);
  if (call === undefined) return;
  await lockPerson(trx, call);
  await renewFollowUp(trx, entry.follow_up_id, call, now);
}
