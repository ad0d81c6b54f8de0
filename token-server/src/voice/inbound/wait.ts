import type { Trx } from "../../database/open.ts";
import { leaveLine, sayAndAskAgain, waitInLine } from "../../twilio/inbound-twiml.ts";
import type { WebhookFields } from "../../twilio/signature.ts";
import { emptyDocument } from "../../twilio/twiml.ts";
import { webhookPaths, withQuery } from "../../twilio/webhook-urls.ts";
import { judgeLine } from "../route/agent-presence.ts";
import { fillIn } from "../route/first-name.ts";
import { readPresence } from "../presence/read-presence.ts";
import { readForm } from "../webhook-forms.ts";
import { handleOnce, type Handled } from "../webhook-once.ts";
import type { VoiceWorld } from "../world.ts";
import { TurnQuery, WaitForm } from "./forms.ts";
import { queueStepOf } from "./line-ended.ts";
import { lookAtPlace } from "./queue-places.ts";
import { lockRouteOfCaller, noted, type Route, storeRoute } from "./route-store.ts";
import { speechOf, urlOf } from "./step-document.ts";

/** Someone who has just not answered is left alone for a while. */
const ringAgainAfterMs = 60_000;

/** Twilio asks what a caller in line is to hear: their place; or out of the line, someone is free. */
export async function answerWait(
  world: VoiceWorld,
  fields: WebhookFields,
  query: WebhookFields,
): Promise<string> {
  const form = readForm(WaitForm, fields);
  const { turn } = readForm(TurnQuery, query);
  const path = withQuery(webhookPaths.wait, { turn });
  return handleOnce(world, { route: path, fields }, async (trx, now) => {
    const route = await findRoute(trx, form.CallSid, turn);
    if (route === undefined) return { answer: emptyDocument(), callId: null };
    return look(world, trx, route, { now, saidSeconds: form.QueueTime ?? 0 });
  });
}

async function look(
  world: VoiceWorld,
  trx: Trx,
  route: Route,
  { now, saidSeconds }: { readonly now: number; readonly saidSeconds: number },
): Promise<Handled> {
  const { callId } = route;
  const queue = queueStepOf(route);
  const place = await lookAtPlace(trx, callId, now);
  if (queue === undefined || place === undefined || route.state.leaving !== null) {
    return { answer: leaveLine(), callId };
  }
  // Ours counts from the first time; Twilio's goes on when our clock was set back.
  if (Math.max(place.waitedSeconds, saidSeconds) >= queue.maxWaitSeconds) {
    await storeRoute(trx, leaving(route, { leaving: "wait-over" }), now);
    return { answer: leaveLine(), callId };
  }
  if (place.position === 1) {
    const free = await findFree(trx, queue.memberIds, route, now);
    if (free.length > 0) {
      const why = "Somebody of the team has become free.";
      const ringing = leaving(noted(route, now, "queue", "next", why), {
        leaving: "ring",
        toRing: free,
      });
      await storeRoute(trx, ringing, now);
      return { answer: leaveLine(), callId };
    }
  }
  const { queueWait, queuePosition, callBackOffer } = route.plan.words;
  const lines = [queueWait, fillIn(queuePosition, { position: String(place.position) })];
  const { offerCallBack } = queue;
  const keyUrl = urlOf(world, webhookPaths.waitKey, { turn: route.turn });
  const speech = speechOf(route, ...lines, ...(offerCallBack ? [callBackOffer] : []));
  return { answer: waitInLine(speech, offerCallBack ? keyUrl : undefined), callId };
}

function leaving(
  route: Route,
  why: { readonly leaving: Route["state"]["leaving"]; readonly toRing?: string[] },
): Route {
  return { ...route, state: { ...route.state, ...why } };
}

async function findFree(
  trx: Trx,
  memberIds: readonly string[],
  { state }: Route,
  now: number,
): Promise<string[]> {
  const presence = await readPresence(trx, memberIds, now);
  return memberIds.filter((agentId) => {
    const rungAt = state.rungAt[agentId] ?? 0;
    const rests = now - rungAt < ringAgainAfterMs;
    return !rests && judgeLine(presence.get(agentId), { callWaiting: false }).ring;
  });
}

/** A caller in line pressed a key: 1 asks for a call back. */
export async function takeWaitKey(
  world: VoiceWorld,
  fields: WebhookFields,
  query: WebhookFields,
): Promise<string> {
  const form = readForm(WaitForm, fields);
  const { turn } = readForm(TurnQuery, query);
  const path = withQuery(webhookPaths.waitKey, { turn });
  return handleOnce(world, { route: path, fields }, async (trx, now) => {
    const route = await findRoute(trx, form.CallSid, turn);
    if (route === undefined) return { answer: emptyDocument(), callId: null };
    const { callId } = route;
    if (form.Digits !== "1" || queueStepOf(route)?.offerCallBack !== true) {
      const again = urlOf(world, webhookPaths.wait, { turn });
      return { answer: sayAndAskAgain(speechOf(route), again), callId };
    }
    await trx
      .updateTable("call")
      .set({ call_back_asked: 1, updated_at: now })
      .where("id", "=", callId)
      .execute();
    await storeRoute(trx, leaving(route, { leaving: "call-back" }), now);
    return { answer: leaveLine(), callId };
  });
}

/** The caller's route, while they are in the line of that turn. */
async function findRoute(trx: Trx, rootCallSid: string, turn: number): Promise<Route | undefined> {
  const route = await lockRouteOfCaller(trx, rootCallSid);
  const isThere = route?.turn === turn && route.state.step?.kind === "queue";
  return isThere && route.state.doing === "step" ? route : undefined;
}
