import type { Trx } from "../../database/open.ts";
import type { WebhookFields } from "../../twilio/signature.ts";
import { webhookPaths, withQuery } from "../../twilio/webhook-urls.ts";
import { foldIntoCall } from "../fold-call.ts";
import { readForm } from "../webhook-forms.ts";
import { handleOnce, type Handled } from "../webhook-once.ts";
import { hangUp } from "../../twilio/twiml.ts";
import type { CallerMatch, VoiceWorld } from "../world.ts";
import { adoptInTheEnd, adoptPerson } from "./adopt-person.ts";
import { CallerForm, TurnQuery } from "./forms.ts";
import { moveOn } from "./move-on.ts";
import { type ArrivedCall, planCall, stranger } from "./plan-call.ts";
import { lockRouteOfCaller, type Route, storeRoute } from "./route-store.ts";

/** Nobody waits longer for the CRM, greeting included. */
const patienceMs = 700;

/** Goes on after the greeting, with what the CRM has said by now. */
export async function answerLookedUp(
  world: VoiceWorld,
  fields: WebhookFields,
  query: WebhookFields,
): Promise<string> {
  const form = readForm(CallerForm, fields);
  const { turn } = readForm(TurnQuery, query);
  const found = await ask(world, form.CallSid);
  const route = withQuery(webhookPaths.lookedUp, { turn });
  const answer = await handleOnce(world, { route, fields }, (trx, now) =>
    goOn(world, trx, form, turn, found, now),
  );
  if (found === undefined) adoptInTheEnd(world, form.CallSid);
  return answer;
}

async function ask(world: VoiceWorld, callSid: string): Promise<CallerMatch | undefined> {
  const call = await world.db
    .selectFrom("call")
    .innerJoin("route", "route.call_id", "call.id")
    .select(["call.number", "route.turn"])
    .where("call.root_call_sid", "=", callSid)
    .executeTakeFirst();
  if (call === undefined || call.number === "" || call.turn !== 1) return undefined;
  if (world.lookUps.isCrmDown()) return undefined;
  // A server that was started since asks again.
  world.lookUps.start(callSid, call.number);
  return world.lookUps.within(callSid, patienceMs);
}

async function goOn(
  world: VoiceWorld,
  trx: Trx,
  form: CallerForm,
  turn: number,
  found: CallerMatch | undefined,
  now: number,
): Promise<Handled> {
  const route = await lockRouteOfCaller(trx, form.CallSid);
  if (route === undefined) return { answer: hangUp(), callId: null };
  const { callId } = route;
  if (route.turn !== turn || route.state.doing !== "looking-up") {
    return { answer: route.document, callId };
  }
  const { number } = await trx
    .selectFrom("call")
    .select("number")
    .where("id", "=", callId)
    .executeTakeFirstOrThrow();
  const match = found ?? stranger(`The CRM has not said in time whose ${number} is.`);
  const planned = await planCall(world, trx, arrivedOf(route, number), match, now);
  await adoptPerson(trx, callId, match, now);
  const call = { id: callId, rootCallSid: form.CallSid };
  const replanned = { ...route, plan: planned.plan, trace: planned.trace };
  const moved = await moveOn(world, trx, call, replanned, now, planned.presence);
  await storeRoute(trx, moved.route, now);
  await foldIntoCall(world, trx, callId, moved.reports, now);
  return { answer: moved.route.document, callId };
}

function arrivedOf({ ourNumber, plan, state }: Route, number: string): ArrivedCall {
  const { callerId } = plan;
  return { number, callerId, ourNumber, forwardedFrom: state.forwardedFrom, greeted: true };
}
