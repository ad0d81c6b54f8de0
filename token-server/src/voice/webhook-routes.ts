import type { RequestHandler, Router } from "express";
import { serve } from "../http/methods.ts";
import { readFields } from "../twilio/verify-webhook.ts";
import type { WebhookFields } from "../twilio/signature.ts";
import { webhookPaths } from "../twilio/webhook-urls.ts";
import { answerOutgoing } from "./outgoing.ts";
import { takeDialEnded, takeStatus } from "./status.ts";
import type { VoiceWorld } from "./world.ts";

/** What Twilio calls about voice. `verified` reads the form and lets only Twilio through. */
export function mountVoiceWebhooks(
  router: Router,
  world: VoiceWorld,
  verified: readonly RequestHandler[],
): void {
  const answers = {
    [webhookPaths.outgoing]: answerOutgoing,
    [webhookPaths.status]: takeStatus,
    [webhookPaths.dialEnded]: takeDialEnded,
  };
  for (const [path, answer] of Object.entries(answers)) {
    serve(router, "POST", path, ...verified, answerWith(world, answer));
  }
}

function answerWith(
  world: VoiceWorld,
  answer: (world: VoiceWorld, fields: WebhookFields) => Promise<string>,
): RequestHandler {
  return async (request, response) => {
    const document = await answer(world, readFields(request));
    response.type("text/xml").send(document);
  };
}
