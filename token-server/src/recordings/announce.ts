import * as z from "zod";
import type { Trx } from "../database/open.ts";
import type { WebhookFields } from "../twilio/signature.ts";
import { emptyDocument, speak } from "../twilio/twiml.ts";
import { optionalSidOf, readForm, sidOf } from "../twilio/webhook-form.ts";
import { handleWebhookOnce } from "../twilio/webhook-once.ts";
import { webhookPaths } from "../twilio/webhook-urls.ts";
import { keepAnnouncement } from "./consent.ts";
import type { RecordingWorld } from "./world.ts";

/** Twilio asks, on the leg of whoever we called, what to say before they are connected. */
export const AnnouncementForm = z.object({
  CallSid: sidOf("CA", "CallSid"),
  ParentCallSid: optionalSidOf("CA", "CallSid"),
});

/** Tells the person that the call is recorded, and keeps the proof. Staying is their consent. */
export async function announceRecording(
  world: Pick<RecordingWorld, "db" | "clock" | "policy" | "callerId">,
  fields: WebhookFields,
): Promise<string> {
  const form = readForm(AnnouncementForm, fields);
  const route = webhookPaths.announcement;
  return handleWebhookOnce(world, { route, fields }, async (trx, now) => {
    const call = await findCall(trx, [form.CallSid, form.ParentCallSid]);
    if (call === undefined) return { answer: emptyDocument(), callId: null };
    const ruled = { ourNumber: world.callerId, direction: call.direction };
    const rule = await world.policy.ruleFor(trx, ruled);
    if (!rule.record || rule.announcement === null) {
      return { answer: emptyDocument(), callId: call.id };
    }
    const { text, language } = rule.announcement;
    const told = { callId: call.id, callSid: form.CallSid, text, language };
    await keepAnnouncement(trx, told, now);
    return { answer: speak(text, language), callId: call.id };
  });
}

async function findCall(trx: Trx, callSids: readonly (string | undefined)[]) {
  return trx
    .selectFrom("leg")
    .innerJoin("call", "call.id", "leg.call_id")
    .select(["call.id", "call.direction"])
    .where(
      "leg.call_sid",
      "in",
      callSids.filter((callSid) => callSid !== undefined),
    )
    .executeTakeFirst();
}
