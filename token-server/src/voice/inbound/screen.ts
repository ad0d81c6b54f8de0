import type { Trx } from "../../database/open.ts";
import { askToAccept, joinConference, sayAndHangUp } from "../../twilio/inbound-twiml.ts";
import type { WebhookFields } from "../../twilio/signature.ts";
import { emptyDocument, hangUp } from "../../twilio/twiml.ts";
import { webhookPaths, withQuery } from "../../twilio/webhook-urls.ts";
import { foldIntoCall } from "../fold-call.ts";
import type { LegFacts } from "../leg-facts.ts";
import { fillIn } from "../route/first-name.ts";
import { roomDocument } from "../live/room-document.ts";
import { readForm } from "../webhook-forms.ts";
import { handleOnce, type Handled } from "../webhook-once.ts";
import type { VoiceWorld } from "../world.ts";
import { ScreenForm, ScreenQuery } from "./forms.ts";
import { joinCaller } from "./mobile-queue.ts";
import { lockRoute, noted, type Route, storeRoute } from "./route-store.ts";
import { speechOf, urlOf } from "./step-document.ts";

interface Screening {
  readonly form: ScreenForm;
  readonly route: Route;
  /** Whether the caller still waits for this phone. */
  readonly isWanted: boolean;
  readonly isBeside: boolean;
}

/** Somebody answered a mobile: they hear who calls, and that 1 takes the call. */
export async function answerScreen(
  world: VoiceWorld,
  fields: WebhookFields,
  query: WebhookFields,
): Promise<string> {
  return screen(world, webhookPaths.screen, fields, query, async (_trx, screening) => {
    const { route, isWanted } = screening;
    if (!isWanted) return sayAndHangUp(speechOf(route, route.plan.words.takenElsewhere));
    const name = route.plan.callerName;
    const speech = speechOf(route, fillIn(route.plan.words.pressOne, { name }));
    const { callId: call, turn } = route;
    return askToAccept(speech, urlOf(world, webhookPaths.screened, { call, turn }));
  });
}

/** They pressed a key. Only with 1 is the caller connected; a carrier's voicemail presses none. */
export async function takeScreened(
  world: VoiceWorld,
  fields: WebhookFields,
  query: WebhookFields,
): Promise<string> {
  return screen(world, webhookPaths.screened, fields, query, async (trx, screening, now) => {
    const { route, form, isWanted, isBeside } = screening;
    if (form.Digits !== "1") return hangUp();
    if (!isWanted) return sayAndHangUp(speechOf(route, route.plan.words.takenElsewhere));
    const accepted = noted(route, now, "mobile", "accepted", "Somebody pressed 1.");
    const [leg] = legFacts(screening);
    if (leg !== undefined) {
      await foldIntoCall(world, trx, route.callId, [{ ...leg, acceptedAt: now }], now);
    }
    if (!isBeside) {
      await storeRoute(trx, accepted, now);
      // Nothing more to hear: Twilio connects them.
      return emptyDocument();
    }
    return meet(world, trx, accepted, now);
  });
}

/** A phone with a call of its own meets the caller in a conference; the caller is led there. */
async function meet(world: VoiceWorld, trx: Trx, route: Route, now: number): Promise<string> {
  const { callId } = route;
  const turn = route.turn + 1;
  const statusUrl = urlOf(world, webhookPaths.conference, { call: callId });
  const nextUrl = urlOf(world, webhookPaths.next, { turn });
  const call = { id: callId, direction: "inbound" } as const;
  // The caller heard of it before anything rang.
  const document = await roomDocument(world, trx, call, { isRecorded: route.plan.record, nextUrl });
  const state = { ...route.state, doing: "conference" as const };
  await storeRoute(trx, { ...route, turn, document, state }, now);
  const { root_call_sid: callSid } = await trx
    .selectFrom("call")
    .select("root_call_sid")
    .where("id", "=", callId)
    .executeTakeFirstOrThrow();
  if (callSid !== null) {
    const root = { callSid, parentCallSid: null, status: "ringing" as const, turn };
    await foldIntoCall(world, trx, callId, [root], now);
  }
  await joinCaller(trx, callId, turn, now);
  return joinConference(callId, { statusUrl });
}

async function screen(
  world: VoiceWorld,
  path: string,
  fields: WebhookFields,
  query: WebhookFields,
  answer: (trx: Trx, screening: Screening, now: number) => Promise<string>,
): Promise<string> {
  const form = readForm(ScreenForm, fields);
  const { call, turn } = readForm(ScreenQuery, query);
  const route = withQuery(path, { call, turn });
  return handleOnce(world, { route, fields }, async (trx, now): Promise<Handled> => {
    const led = await lockRoute(trx, call);
    if (led === undefined) return { answer: hangUp(), callId: null };
    const step = led.state.step?.kind;
    const isBeside = form.ParentCallSid === undefined;
    const waits = led.turn === turn && led.state.doing === "step";
    const fits = step === (isBeside ? "together" : "mobile");
    const seen = { form, route: led, isBeside, isWanted: false };
    const progress = await foldIntoCall(world, trx, call, legFacts(seen), now);
    const isWanted = waits && fits && progress.state === "ringing";
    return { answer: await answer(trx, { ...seen, isWanted }, now), callId: call };
  });
}

function legFacts({ form, isBeside, route }: Screening): LegFacts[] {
  const agentId = route.state.step?.kind === "say" ? null : agentOf(route);
  return [
    {
      callSid: form.CallSid,
      parentCallSid: form.ParentCallSid ?? null,
      status: form.CallStatus ?? "in-progress",
      screened: true,
      ...(isBeside && { beside: true }),
      ...(agentId !== null && { agentId }),
    },
  ];
}

function agentOf({ state }: Route): string | null {
  const { step } = state;
  return step?.kind === "mobile" || step?.kind === "together" ? step.agentId : null;
}
