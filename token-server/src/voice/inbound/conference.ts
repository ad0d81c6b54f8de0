import type { WebhookFields } from "../../twilio/signature.ts";
import { emptyDocument, hangUp } from "../../twilio/twiml.ts";
import { webhookPaths, withQuery } from "../../twilio/webhook-urls.ts";
import { foldIntoCall } from "../fold-call.ts";
import { readForm } from "../webhook-forms.ts";
import { handleOnce } from "../webhook-once.ts";
import type { VoiceWorld } from "../world.ts";
import { CallerForm, CallQuery, ConferenceForm, TurnQuery } from "./forms.ts";
import { lockRouteOfCaller, storeRoute } from "./route-store.ts";

/** The caller is led to the conference where a mobile waits. */
export async function answerJoined(
  world: VoiceWorld,
  fields: WebhookFields,
  query: WebhookFields,
): Promise<string> {
  const form = readForm(CallerForm, fields);
  const { turn } = readForm(TurnQuery, query);
  const path = withQuery(webhookPaths.joined, { turn });
  return handleOnce(world, { route: path, fields }, async (trx, now) => {
    const route = await lockRouteOfCaller(trx, form.CallSid);
    if (route === undefined) return { answer: hangUp(), callId: null };
    const { callId } = route;
    if (route.turn === turn && route.state.doing === "conference") {
      await storeRoute(trx, { ...route, state: { ...route.state, joined: true } }, now);
      const root = { callSid: form.CallSid, parentCallSid: null, status: "in-progress" as const };
      await foldIntoCall(world, trx, callId, [{ ...root, joinedAt: now }], now);
    }
    return { answer: route.document, callId };
  });
}

/** Once both are in the conference they hear each other: the call is answered. */
export async function takeConference(
  world: VoiceWorld,
  fields: WebhookFields,
  query: WebhookFields,
): Promise<string> {
  const form = readForm(ConferenceForm, fields);
  const { call } = readForm(CallQuery, query);
  const path = withQuery(webhookPaths.conference, { call });
  return handleOnce(world, { route: path, fields }, async (trx, now) => {
    const found = await trx
      .selectFrom("call")
      .select("root_call_sid")
      .where("id", "=", call)
      .executeTakeFirst();
    if (found === undefined || found.root_call_sid === null) {
      return { answer: emptyDocument(), callId: null };
    }
    if (form.StatusCallbackEvent === "conference-start") {
      const callSid = found.root_call_sid;
      const root = { callSid, parentCallSid: null, status: "in-progress" as const };
      const conferenceAt = form.Timestamp ?? now;
      await foldIntoCall(world, trx, call, [{ ...root, conferenceAt }], now);
    }
    return { answer: emptyDocument(), callId: call };
  });
}
