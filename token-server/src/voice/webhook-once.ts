import type { Trx } from "../database/open.ts";
import type { WebhookFields } from "../twilio/signature.ts";
import { type Handled, handleWebhookOnce, type Webhook } from "../twilio/webhook-once.ts";
import { hashIntent } from "./intent-secret.ts";
import type { VoiceWorld } from "./world.ts";

export type { Handled } from "../twilio/webhook-once.ts";

/** Handles a webhook once; of a secret intent only the hash is kept. */
export async function handleOnce(
  world: Pick<VoiceWorld, "db" | "clock">,
  webhook: Webhook,
  handle: (trx: Trx, now: number) => Promise<Handled>,
): Promise<string> {
  return handleWebhookOnce(world, { ...webhook, kept: withoutSecrets(webhook.fields) }, handle);
}

function withoutSecrets(fields: WebhookFields): WebhookFields {
  const { intent } = fields;
  if (intent === undefined) return fields;
  const hidden = typeof intent === "string" ? hashIntent(intent) : intent.map(hashIntent);
  return { ...fields, intent: hidden };
}
