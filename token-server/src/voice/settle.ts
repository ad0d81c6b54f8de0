import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { indexedValue } from "../database/indexed-value.ts";
import { recordAudit } from "../audit/audit.ts";
import { enqueue } from "../database/jobs.ts";
import type { Trx } from "../database/open.ts";
import type { JobHandler } from "../database/run-jobs.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";
import type { TwilioConversation } from "../twilio/calls.ts";
import { publishCall } from "./call-view.ts";
import { foldIntoCall } from "./fold-call.ts";
import { readInboundParts } from "./inbound/inbound-parts.ts";
import type { LegFacts } from "./leg-facts.ts";
import { factsOfConversation } from "./webhook-facts.ts";
import type { VoiceWorld } from "./world.ts";

/** An unfinished call younger than this is left to its webhooks. */
const quietMs = 15_000;
/** A call Twilio still does not know by now never began there. */
const unknownAfterMs = 10 * 60_000;
const patienceMs = 2_500;

/**
 * Ends what was never dialled, and asks Twilio about every call that is not over: its webhooks
 * may be lost. Returns the errors of calls that could not be settled; the others are.
 */
export async function settleUnfinished(
  world: VoiceWorld,
  signal: AbortSignal,
  youngestMs = quietMs,
): Promise<unknown[]> {
  await closeNeverDialled(world);
  const calls = await world.db
    .selectFrom("call")
    .select("id")
    .where("state", "!=", indexedValue("ended"))
    .where("root_call_sid", "is not", null)
    .where("started_at", "<=", world.clock.now() - youngestMs)
    .orderBy("created_at")
    .execute();
  const errors: unknown[] = [];
  for (const { id } of calls) {
    if (signal.aborted) break;
    try {
      await settleCall(world, id);
    } catch (error) {
      // One call that cannot be read must not keep the others open.
      errors.push(error);
    }
  }
  return errors;
}

/** Asks about one call soon after its caller has gone: what came of it may never be told. */
export const settleQueue = "settle-call";
const settleAfterMs = 5_000;
const SettleJob = z.object({ callId: z.string() });

/** In the caller's transaction. */
export async function planSettling(trx: Trx, callId: string, now: number): Promise<void> {
  const runAt = now + settleAfterMs;
  await enqueue(trx, { queue: settleQueue, key: callId, data: { callId }, runAt });
}

export function createSettleJob(world: VoiceWorld): JobHandler {
  return {
    // Whatever is left then is left to the rounds over all calls.
    maxAttempts: 3,
    async run(job) {
      await settleCall(world, SettleJob.parse(job.data).callId);
    },
  };
}

/** While an agent waits: whether Twilio says that this call is over. No answer counts as no. */
export async function settleSoon(world: VoiceWorld, callId: string): Promise<boolean> {
  const settled = settleCall(world, callId).catch(() => false);
  return Promise.race([settled, wait(patienceMs, false, { ref: false })]);
}

/** Asks Twilio about one call, and whether it is over now. */
async function settleCall(world: VoiceWorld, callId: string): Promise<boolean> {
  const call = await world.db
    .selectFrom("call")
    .select(["root_call_sid", "started_at", "direction"])
    .where("id", "=", callId)
    .executeTakeFirst();
  if (call === undefined || call.root_call_sid === null || call.started_at === null) return false;
  const rootCallSid = call.root_call_sid;
  const startedAt = call.started_at;
  const { parts, screenedNumbers } = await readInboundParts(world.db, callId);
  const conversation = await world.fetchConversation(rootCallSid, parts);
  const now = world.clock.now();
  const reports =
    conversation === undefined
      ? factsOfUnknown(rootCallSid, startedAt, now)
      : factsOfConversation(conversation, { startedAt, now, screenedNumbers });
  if (reports.length === 0) return false;
  return world.db.transaction().execute(async (trx) => {
    const progress = await foldIntoCall(world, trx, callId, reports, now);
    if (progress.changed) {
      const root = conversation?.root;
      const data = {
        callId,
        callSid: rootCallSid,
        parentCallSid: null,
        status: statusWords(conversation),
        source: "settled" as const,
        bridged: null,
        seconds: root?.durationSeconds ?? null,
        state: progress.state,
        outcome: progress.outcome,
      };
      await recordAudit(trx, { action: "call_status_update", agentId: null, data }, now);
    }
    return progress.state === "ended";
  });
}

function factsOfUnknown(callSid: string, startedAt: number, now: number): LegFacts[] {
  if (now - startedAt < unknownAfterMs) return [];
  return [{ callSid, parentCallSid: null, status: "failed", settled: true }];
}

function statusWords(conversation: TwilioConversation | undefined): string {
  if (conversation === undefined) return "unknown to Twilio";
  return [conversation.root, ...conversation.children].map((leg) => leg.status).join(", ");
}

/** Intents that ran out unused: no call was placed, so nothing goes to the CRM. */
async function closeNeverDialled(world: VoiceWorld): Promise<void> {
  const now = world.clock.now();
  const expired = await world.db
    .selectFrom("call")
    .innerJoin("intent", "intent.call_id", "call.id")
    .select(["call.id", "intent.hash"])
    .where("call.state", "!=", "ended")
    .where("call.root_call_sid", "is", null)
    .where("intent.expires_at", "<=", now)
    .execute();
  for (const { id, hash } of expired) {
    await world.db.transaction().execute(async (trx) => {
      await lockInTransaction(trx, "intent", hash);
      const closed = await trx
        .updateTable("call")
        .set({ state: "ended", outcome: "failed", ended_at: now, updated_at: now })
        .where("id", "=", id)
        .where("root_call_sid", "is", null)
        .where("state", "!=", "ended")
        .executeTakeFirst();
      if (closed.numUpdatedRows > 0n) await publishCall(trx, id, now);
    });
  }
}
