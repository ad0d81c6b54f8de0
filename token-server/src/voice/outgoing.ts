import type { Selectable } from "kysely";
import type { OutgoingRefusal } from "../audit/audit-action.ts";
import { recordAudit } from "../audit/audit.ts";
import type { Trx } from "../database/open.ts";
import type { CallTable, IntentTable } from "../database/schema.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";
import { clientAddressOf } from "../twilio/identity.ts";
import type { WebhookFields } from "../twilio/signature.ts";
import { dialPerson, hangUp, speakTestLine } from "../twilio/twiml.ts";
import { callbackUrl, webhookPaths } from "../twilio/webhook-urls.ts";
import { foldIntoCall } from "./fold-call.ts";
import { hashIntent } from "./intent-secret.ts";
import { factsOfOutgoing } from "./webhook-facts.ts";
import { OutgoingForm, readForm } from "./webhook-forms.ts";
import { handleOnce, type Handled } from "./webhook-once.ts";
import type { VoiceWorld } from "./world.ts";

/** Answers how to place a browser's call: as its intent says, once, or not at all. */
export async function answerOutgoing(world: VoiceWorld, fields: WebhookFields): Promise<string> {
  const form = readForm(OutgoingForm, fields);
  const webhook = { route: webhookPaths.outgoing, fields };
  return handleOnce(world, webhook, (trx, now) => bindIntent(world, trx, form, now));
}

async function bindIntent(
  world: VoiceWorld,
  trx: Trx,
  form: OutgoingForm,
  now: number,
): Promise<Handled> {
  const hash = hashIntent(form.intent ?? "");
  await lockInTransaction(trx, "intent", hash);
  const intent = await trx
    .selectFrom("intent")
    .selectAll()
    .where("hash", "=", hash)
    .executeTakeFirst();
  if (intent === undefined) return refuse(trx, form, "unknown-intent", null, now);
  if (form.From !== clientAddressOf(intent.agent_id)) {
    return refuse(trx, form, "other-caller", intent, now);
  }
  if (intent.bound_call_sid === form.CallSid && intent.twiml !== null) {
    return { answer: intent.twiml, callId: intent.call_id };
  }
  if (intent.bound_call_sid !== null) return refuse(trx, form, "already-used", intent, now);
  if (intent.expires_at <= now) return refuse(trx, form, "expired", intent, now);
  if (!(await isActive(trx, intent.agent_id))) {
    return refuse(trx, form, "agent-inactive", intent, now);
  }
  return { answer: await place(world, trx, intent, form, now), callId: intent.call_id };
}

async function place(
  world: VoiceWorld,
  trx: Trx,
  intent: Selectable<IntentTable>,
  form: OutgoingForm,
  now: number,
): Promise<string> {
  const { CallSid: callSid } = form;
  const call = await trx
    .updateTable("call")
    .set({ root_call_sid: callSid, started_at: now, updated_at: now })
    .where("id", "=", intent.call_id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const speaks = call.test === 1 && call.number === "";
  const twiml = speaks ? speakTestLine() : await dial(world, trx, call, intent.extension);
  await trx
    .updateTable("intent")
    .set({ bound_call_sid: callSid, twiml })
    .where("hash", "=", intent.hash)
    .execute();
  if (call.test === 0) await world.activity.open(trx, call.id, callSid, now);
  await foldIntoCall(world, trx, call.id, factsOfOutgoing(form, now, speaks), now);
  const record =
    call.record_module === null || call.record_id === null
      ? null
      : { module: call.record_module, id: call.record_id };
  const data = { callId: call.id, callSid, number: call.number, record, test: call.test === 1 };
  await recordAudit(trx, { action: "outbound_call", agentId: call.agent_id, data }, now);
  return twiml;
}

async function dial(
  world: VoiceWorld,
  trx: Trx,
  call: Selectable<CallTable>,
  extension: string | null,
): Promise<string> {
  const ruled = { ourNumber: world.callerId, direction: "outbound" } as const;
  const plan = call.test === 1 ? undefined : await world.recording?.plan(trx, ruled);
  return dialPerson({
    callerId: world.callerId,
    number: call.number,
    extension,
    dialEndedUrl: callbackUrl(world.publicUrl, webhookPaths.dialEnded),
    statusUrl: callbackUrl(world.publicUrl, webhookPaths.status),
    recording: plan?.dial,
    announcementUrl: plan?.announcementUrl,
  });
}

async function refuse(
  trx: Trx,
  form: OutgoingForm,
  reason: OutgoingRefusal,
  intent: Selectable<IntentTable> | null,
  now: number,
): Promise<Handled> {
  const data = { callSid: form.CallSid, from: form.From, reason };
  const agentId = intent?.agent_id ?? null;
  await recordAudit(trx, { action: "outgoing_refused", agentId, data }, now);
  return { answer: hangUp(), callId: null };
}

async function isActive(trx: Trx, agentId: string): Promise<boolean> {
  const agent = await trx
    .selectFrom("agent")
    .select("active")
    .where("id", "=", agentId)
    .executeTakeFirst();
  return agent?.active === 1;
}
