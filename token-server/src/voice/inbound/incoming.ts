import { rulesOf } from "@ringback/shared/settings";
import { wordsIn } from "@ringback/shared/settings/spoken-words";
import { E164 } from "@ringback/shared/e164";
import type { Trx } from "../../database/open.ts";
import { lockInTransaction } from "../../database/transaction-lock.ts";
import { sayAndAskAgain } from "../../twilio/inbound-twiml.ts";
import type { WebhookFields } from "../../twilio/signature.ts";
import { webhookPaths } from "../../twilio/webhook-urls.ts";
import { foldIntoCall } from "../fold-call.ts";
import type { LegFacts } from "../leg-facts.ts";
import { readForm } from "../webhook-forms.ts";
import { handleOnce, type Handled } from "../webhook-once.ts";
import type { CallerMatch, VoiceWorld } from "../world.ts";
import { adoptInTheEnd } from "./adopt-person.ts";
import { readCallerNumber } from "../../twilio/caller-number.ts";
import { IncomingForm } from "./forms.ts";
import { moveOn, type Moved } from "./move-on.ts";
import { openInboundCall } from "./open-call.ts";
import { type ArrivedCall, planCall, readContext, stranger } from "./plan-call.ts";
import { freshState, findByRoot, lockRoute, type Route, storeRoute } from "./route-store.ts";
import { speechOf, urlOf } from "./step-document.ts";

/**
 * Answers a call to one of our numbers with the first step of its plan; or, when our index does not
 * know the number, with a greeting that gives the CRM a moment to say whose it is.
 */
export async function answerIncoming(world: VoiceWorld, fields: WebhookFields): Promise<string> {
  const form = readForm(IncomingForm, fields);
  const arrived = readArrival(world, form);
  const match = await look(world, arrived.number);
  const { number } = arrived;
  const isMiss = number !== null && match.person === null && world.callers !== undefined;
  const asksCrm = isMiss && !world.lookUps.isCrmDown();
  const webhook = { route: webhookPaths.incoming, fields };
  const answer = await handleOnce(world, webhook, (trx, now) =>
    begin(world, trx, form, arrived, { match, asksCrm, now }),
  );
  if (isMiss) {
    world.lookUps.start(form.CallSid, number);
    // Whether the caller waits for it or hangs up: what the CRM says belongs to the call.
    adoptInTheEnd(world, form.CallSid);
  }
  return answer;
}

function readArrival(world: Pick<VoiceWorld, "callerId">, form: IncomingForm): ArrivedCall {
  const to = form.To.trim();
  const ourNumber = E164.safeParse(to).success ? to : world.callerId;
  const number = readCallerNumber(form.From, ourNumber);
  return {
    number,
    // Twilio refuses a caller that is not exactly the one of this call.
    callerId: number !== null && number === form.From ? number : ourNumber,
    ourNumber,
    forwardedFrom: readCallerNumber(form.ForwardedFrom ?? "", ourNumber),
    greeted: false,
  };
}

async function look(world: VoiceWorld, number: string | null): Promise<CallerMatch> {
  if (number === null) return stranger("The caller withheld their number.");
  if (world.callers === undefined) return stranger(`Nobody can be asked whose ${number} is.`);
  try {
    const context = await readContext(world.db, number, world.clock.now());
    return await world.callers.find(number, context);
  } catch (error) {
    // Whoever calls is more important than who they are.
    world.report(error);
    return stranger(`Whose ${number} is could not be found out.`);
  }
}

async function begin(
  world: VoiceWorld,
  trx: Trx,
  form: IncomingForm,
  arrived: ArrivedCall,
  found: { readonly match: CallerMatch; readonly asksCrm: boolean; readonly now: number },
): Promise<Handled> {
  const { match, asksCrm, now } = found;
  await lockInTransaction(trx, "root-call", form.CallSid);
  const known = await findByRoot(trx, form.CallSid);
  if (known !== undefined) {
    // Asked again with other fields: the caller is where they were.
    const route = await lockRoute(trx, known);
    return { answer: route?.document ?? "", callId: known };
  }
  const planned = await planCall(world, trx, arrived, match, now);
  const call = await openInboundCall(world, trx, form.CallSid, arrived, match, planned, now);
  const fresh: Route = {
    callId: call.id,
    ourNumber: arrived.ourNumber,
    plan: planned.plan,
    trace: planned.trace,
    position: -1,
    turn: 0,
    document: "",
    state: freshState,
  };
  const moved =
    asksCrm && planned.plan.steps[0]?.kind !== "reject"
      ? await askCrm(world, trx, fresh, arrived.forwardedFrom)
      : await moveOn(world, trx, call, fresh, now, planned.presence);
  await storeRoute(trx, moved.route, now);
  const reports = [...arrivalFacts(form, now), ...moved.reports];
  await foldIntoCall(world, trx, call.id, reports, now);
  return { answer: moved.route.document, callId: call.id };
}

/** Says hello to nobody in particular, and asks what comes next. */
async function askCrm(
  world: VoiceWorld,
  trx: Trx,
  fresh: Route,
  forwardedFrom: string | null,
): Promise<Moved> {
  const { settings } = await world.readSettings(trx);
  const rules = rulesOf(settings, fresh.ourNumber);
  const { welcome } = wordsIn(settings.spoken, rules.language);
  const lines = settings.greeting.on ? [welcome] : [];
  const url = urlOf(world, webhookPaths.lookedUp, { turn: 1 });
  const document = sayAndAskAgain(speechOf(fresh, ...lines), url);
  const state = { ...freshState, doing: "looking-up" as const, forwardedFrom };
  return { route: { ...fresh, turn: 1, document, state }, reports: [] };
}

function arrivalFacts(form: IncomingForm, now: number): LegFacts[] {
  return [
    {
      callSid: form.CallSid,
      parentCallSid: null,
      status: form.CallStatus ?? "ringing",
      seenAt: now,
    },
  ];
}
