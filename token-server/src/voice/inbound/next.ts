import { recordAudit } from "../../audit/audit.ts";
import type { Trx } from "../../database/open.ts";
import { sayAndHangUp } from "../../twilio/inbound-twiml.ts";
import type { WebhookFields } from "../../twilio/signature.ts";
import { emptyDocument, hangUp } from "../../twilio/twiml.ts";
import { webhookPaths, withQuery } from "../../twilio/webhook-urls.ts";
import { foldIntoCall } from "../fold-call.ts";
import { isFinal, type LegFacts } from "../leg-facts.ts";
import { readForm } from "../webhook-forms.ts";
import { handleOnce, type Handled } from "../webhook-once.ts";
import type { VoiceWorld } from "../world.ts";
import { StepEndedForm, TurnQuery } from "./forms.ts";
import { whereOtherWent } from "../live/follow-other.ts";
import { end } from "./end-route.ts";
import { afterLine, backInLine } from "./line-ended.ts";
import { type LedCall, type Moved, moveOn, pastAllRinging, traceStepOf } from "./move-on.ts";
import { stopMobiles } from "./mobile-queue.ts";
import { giveUpPlace } from "./queue-places.ts";
import { lockRouteOfCaller, noted, type Route, storeRoute } from "./route-store.ts";
import { speechOf } from "./step-document.ts";
import { factsOfStepEnded, whyUnanswered } from "./step-ended.ts";

/** A step of an inbound call is over: the plan says what comes next. */
export async function takeStepEnded(
  world: VoiceWorld,
  fields: WebhookFields,
  query: WebhookFields,
): Promise<string> {
  const form = readForm(StepEndedForm, fields);
  const { turn } = readForm(TurnQuery, query);
  const route = withQuery(webhookPaths.next, { turn });
  return handleOnce(world, { route, fields }, (trx, now) => goOn(world, trx, form, turn, now));
}

async function goOn(
  world: VoiceWorld,
  trx: Trx,
  form: StepEndedForm,
  turn: number,
  now: number,
): Promise<Handled> {
  const route = await lockRouteOfCaller(trx, form.CallSid);
  if (route === undefined) return { answer: hangUp(), callId: null };
  const { callId } = route;
  const isCurrent = route.turn === turn;
  const step = isCurrent ? (route.state.step ?? undefined) : undefined;
  const known = step?.kind === "say" ? undefined : step;
  const reports = factsOfStepEnded(form, known, turn, now);
  const call = { id: callId, rootCallSid: form.CallSid };
  const other = isCurrent ? "none" : await whereOtherWent(trx, callId, form);
  // The other side lives on, whatever its `<Dial>` says of it.
  if (other === "led") return { answer: route.document, callId };
  const moved = isCurrent
    ? await decide(world, trx, call, route, form, now)
    : other === "gone"
      ? end(call, noted(route, now, "end", "done", "The conversation is over."), hangUp(), now)
      : stay(call, route, now);
  await storeRoute(trx, moved.route, now);
  await takeIn(world, trx, callId, [...reports, ...moved.reports], form, now);
  return { answer: moved.route.document, callId };
}

/**
 * A webhook of an earlier turn changes nothing: the caller is told again where they are. When that
 * is the conference where a mobile waits, they are led there by it.
 */
function stay(call: LedCall, route: Route, now: number): Moved {
  if (route.state.doing !== "conference") return { route, reports: [] };
  return {
    route: { ...route, state: { ...route.state, joined: true } },
    reports: [{ callSid: call.rootCallSid, parentCallSid: null, status: "ringing", joinedAt: now }],
  };
}

async function decide(
  world: VoiceWorld,
  trx: Trx,
  call: LedCall,
  route: Route,
  form: StepEndedForm,
  now: number,
): Promise<Moved> {
  const { doing, step } = route.state;
  const isGone = form.CallStatus !== undefined && isFinal(form.CallStatus);
  if (doing === "over" || step === null || step.kind === "say") return { route, reports: [] };
  if (doing === "conference") {
    return end(call, noted(route, now, "end", "done", "The conversation is over."), hangUp(), now);
  }
  if (step.kind === "voicemail") return afterVoicemail(call, route, form, isGone, now);
  if (step.kind === "queue") return afterLine(world, trx, call, route, form, now);
  if (step.kind === "together") await stopMobiles(trx, call.id, now, false);
  if (form.DialBridged === "true") {
    return end(call, noted(route, now, "end", "done", "The conversation is over."), hangUp(), now);
  }
  if (isGone) {
    const left = noted(route, now, "end", "hung up", "The caller hung up before anyone answered.");
    return end(call, left, emptyDocument(), now);
  }
  const unanswered = noted(route, now, traceStepOf(step), "unanswered", whyUnanswered(form, step));
  if (route.state.wantsVoicemail) {
    await giveUpPlace(trx, call.id, now);
    return moveOn(world, trx, call, pastAllRinging(unanswered), now);
  }
  if (doing === "ringing-from-line") return backInLine(world, trx, call, unanswered, now);
  return moveOn(world, trx, call, unanswered, now);
}

function afterVoicemail(
  call: LedCall,
  route: Route,
  form: StepEndedForm,
  isGone: boolean,
  now: number,
): Moved {
  const { RecordingDuration: seconds = 0 } = form;
  const reason =
    seconds > 0 ? `The caller left a message of ${seconds} seconds.` : "The caller said nothing.";
  const left = noted(route, now, "voicemail", seconds > 0 ? "message" : "nothing", reason);
  if (isGone) return end(call, left, emptyDocument(), now);
  const { nothingHeard, goodbye } = route.plan.words;
  const lines = seconds > 0 ? [goodbye] : [nothingHeard, goodbye];
  return end(call, left, sayAndHangUp(speechOf(route, ...lines)), now);
}

async function takeIn(
  world: VoiceWorld,
  trx: Trx,
  callId: string,
  reports: readonly LegFacts[],
  form: StepEndedForm,
  now: number,
): Promise<void> {
  const progress = await foldIntoCall(world, trx, callId, reports, now);
  const data = {
    callId,
    callSid: form.CallSid,
    parentCallSid: null,
    status: form.DialCallStatus ?? form.QueueResult ?? form.CallStatus ?? "unknown",
    source: "next" as const,
    bridged: form.DialBridged === undefined ? null : form.DialBridged === "true",
    seconds: form.DialCallDuration ?? form.RecordingDuration ?? null,
    state: progress.state,
    outcome: progress.outcome,
  };
  await recordAudit(trx, { action: "call_status_update", agentId: null, data }, now);
}
