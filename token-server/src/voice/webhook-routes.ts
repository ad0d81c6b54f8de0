import type { RequestHandler, Router } from "express";
import { serve } from "../http/methods.ts";
import { readFields, readQuery } from "../twilio/verify-webhook.ts";
import type { WebhookFields } from "../twilio/signature.ts";
import { webhookPaths } from "../twilio/webhook-urls.ts";
import { answerJoined, takeConference } from "./inbound/conference.ts";
import { answerIncoming } from "./inbound/incoming.ts";
import { answerLookedUp } from "./inbound/looked-up.ts";
import { takeStepEnded } from "./inbound/next.ts";
import { answerScreen, takeScreened } from "./inbound/screen.ts";
import { answerWait, takeWaitKey } from "./inbound/wait.ts";
import { answerHold, answerRoom, takeMessage, takeRoomLeft } from "./live/room-webhooks.ts";
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
    [webhookPaths.incoming]: answerIncoming,
    [webhookPaths.lookedUp]: answerLookedUp,
    [webhookPaths.next]: takeStepEnded,
    [webhookPaths.screen]: answerScreen,
    [webhookPaths.screened]: takeScreened,
    [webhookPaths.wait]: answerWait,
    [webhookPaths.waitKey]: takeWaitKey,
    [webhookPaths.joined]: answerJoined,
    [webhookPaths.conference]: takeConference,
    [webhookPaths.room]: answerRoom,
    [webhookPaths.roomLeft]: takeRoomLeft,
    [webhookPaths.hold]: answerHold,
    [webhookPaths.messageLeft]: takeMessage,
  };
  for (const [path, answer] of Object.entries(answers)) {
    serve(router, "POST", path, ...verified, answerWith(world, answer));
  }
}

function answerWith(
  world: VoiceWorld,
  answer: (world: VoiceWorld, fields: WebhookFields, query: WebhookFields) => Promise<string>,
): RequestHandler {
  return async (request, response) => {
    const document = await answer(world, readFields(request), readQuery(request));
    response.type("text/xml").send(document);
  };
}
