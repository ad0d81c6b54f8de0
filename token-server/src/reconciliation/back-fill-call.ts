import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/audit.ts";
import type { Trx } from "../database/open.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";
import type { TwilioListedCall } from "../twilio/call-list.ts";
import type { TwilioConversation } from "../twilio/calls.ts";
import type { KnownCaller, ReconciliationWorld } from "./world.ts";

type MissedConversation = Pick<TwilioConversation, "children"> & {
  readonly root: TwilioListedCall;
};

/**
 * Makes the Call of a conversation none of whose webhooks reached us, as it ended. `undefined`
 * when one came in the meantime.
 */
export async function backFillCall(
  world: ReconciliationWorld,
  root: TwilioListedCall,
): Promise<string | undefined> {
  const { db, clock, activity, followUps } = world;
  // Before the transaction: this asks others.
  const { children = [] } = (await world.fetchConversation(root.callSid)) ?? {};
  const conversation = { root, children };
  const number = world.readNumber(root.from, root.to);
  const caller = number === null ? undefined : await world.findCaller(number);
  const now = clock.now();
  const id = uuidv7({ msecs: now });
  return db.transaction().execute(async (trx) => {
    await lockInTransaction(trx, "root-call", root.callSid);
    if (await isKnown(trx, root.callSid)) return undefined;
    await trx
      .insertInto("call")
      .values({ id, ...columnsOf(conversation, caller, now), number: number ?? "" })
      .execute();
    for (const facts of world.legFacts(conversation, now)) {
      await trx
        .insertInto("leg")
        .values({
          call_sid: facts.callSid,
          call_id: id,
          parent_call_sid: facts.parentCallSid,
          facts: JSON.stringify(facts),
          updated_at: now,
        })
        .execute();
    }
    const record = caller?.person.record ?? null;
    const data = { callId: id, callSid: root.callSid, number: number ?? "", record };
    await recordAudit(trx, { action: "inbound_call", agentId: null, data }, now);
    await auditEnd(trx, id, conversation, now);
    await activity.open(trx, id, root.callSid, now);
    await activity.change(trx, id, now, now);
    if (outcomeOf(conversation) === "answered") await followUps.reached(trx, id, now);
    else await followUps.missed(trx, id, now);
    const callSids = [root, ...children].map(({ callSid }) => callSid);
    await world.linkRecordings(trx, { callId: id, callSids }, now);
    return id;
  });
}

async function isKnown(trx: Trx, callSid: string): Promise<boolean> {
  const leg = await trx
    .selectFrom("leg")
    .select("call_id")
    .where("call_sid", "=", callSid)
    .executeTakeFirst();
  const call = await trx
    .selectFrom("call")
    .select("id")
    .where("root_call_sid", "=", callSid)
    .executeTakeFirst();
  return leg !== undefined || call !== undefined;
}

function columnsOf(conversation: MissedConversation, caller: KnownCaller | undefined, now: number) {
  const { root } = conversation;
  const startedAt = root.startedAt ?? now;
  const endedAt = root.endedAt ?? startedAt + (root.durationSeconds ?? 0) * 1000;
  const talkSeconds = talkSecondsOf(conversation);
  return {
    root_call_sid: root.callSid,
    direction: "inbound" as const,
    agent_id: null,
    record_module: caller?.person.record.module ?? null,
    record_id: caller?.person.record.id ?? null,
    person: caller === undefined ? null : JSON.stringify(caller.person),
    owner_crm_user_id: caller?.ownerCrmUserId ?? null,
    test: 0 as const,
    state: "ended" as const,
    outcome: outcomeOf(conversation),
    created_at: startedAt,
    started_at: startedAt,
    answered_at: talkSeconds > 0 ? endedAt - talkSeconds * 1000 : null,
    ended_at: endedAt,
    talk_seconds: talkSeconds,
    note: "",
    note_version: 0,
    updated_at: now,
  };
}

/** Without us nobody was rung, unless Twilio's own fallback dialled somebody who talked. */
function outcomeOf(conversation: MissedConversation): "answered" | "missed" {
  return talkSecondsOf(conversation) > 0 ? "answered" : "missed";
}

function talkSecondsOf({ root, children }: MissedConversation): number {
  if (root.status !== "completed") return 0;
  const talked = children.filter(({ status }) => status === "completed");
  return Math.max(0, ...talked.map(({ durationSeconds }) => durationSeconds ?? 0));
}

async function auditEnd(
  trx: Trx,
  callId: string,
  conversation: MissedConversation,
  now: number,
): Promise<void> {
  const { root, children } = conversation;
  const data = {
    callId,
    callSid: root.callSid,
    parentCallSid: null,
    status: [root, ...children].map(({ status }) => status).join(", "),
    source: "reconciled" as const,
    bridged: null,
    seconds: root.durationSeconds,
    state: "ended" as const,
    outcome: outcomeOf(conversation),
  };
  await recordAudit(trx, { action: "call_status_update", agentId: null, data }, now);
}
