import type { TraceStep } from "@ringback/shared/call-trace";
import type { Trx } from "../../database/open.ts";
import type { LegFacts } from "../leg-facts.ts";
import { type NextStep, ringableNow, stepAfter } from "../route/after-step.ts";
import type { PresenceOf } from "../route/agent-presence.ts";
import type { RouteStep } from "../route/route-plan.ts";
import { readPresence } from "../presence/read-presence.ts";
import type { VoiceWorld } from "../world.ts";
import { ringMobile } from "./mobile-queue.ts";
import { takePlace } from "./queue-places.ts";
import { ringAgents, stopRinging } from "./rings.ts";
import { freshState, noted, type Route } from "./route-store.ts";
import { documentOf } from "./step-document.ts";

/** A call as leading it needs to know it. */
export interface LedCall {
  readonly id: string;
  readonly rootCallSid: string;
}

/** A route that has moved on, and what that says of the caller's leg. */
export interface Moved {
  readonly route: Route;
  readonly reports: readonly LegFacts[];
}

type Step = NextStep["step"];

/**
 * Leads the caller to the next step at which something can happen now. `known` is who can be rung,
 * for whoever has just asked.
 */
export async function moveOn(
  world: VoiceWorld,
  trx: Trx,
  call: LedCall,
  route: Route,
  now: number,
  known?: PresenceOf,
): Promise<Moved> {
  const hasBegun = route.position >= 0;
  if (hasBegun) await stopRinging(trx, call.id, now);
  const presence = known ?? (await readPresence(trx, agentsOf(route.plan.steps), now));
  let at = route;
  const spoken: string[] = [];
  for (;;) {
    const next = stepAfter(at.plan, at.position);
    spoken.push(...next.spoken.map(({ words }) => words));
    await keepAnnouncements(world, trx, call, at, next.spoken, now);
    const { step, skipped } = ringableNow(next.step, presence, at.plan);
    at = { ...at, position: next.position };
    for (const reason of skipped) at = noted(at, now, traceStepOf(next.step), "skip", reason);
    if (step === undefined) continue;
    return enterStep(world, trx, call, at, step, { spoken, presence, now });
  }
}

/** As if everyone had been rung: only the step that ends the plan is left. */
export function pastAllRinging(route: Route): Route {
  const { steps } = route.plan;
  const last = steps.findLastIndex(({ kind }, index) => kind !== "say" && index < steps.length - 1);
  return { ...route, position: Math.max(route.position, last) };
}

/** Keeps the proof that the caller is told of the recording. */
async function keepAnnouncements(
  { recording }: Pick<VoiceWorld, "recording">,
  trx: Trx,
  { id: callId, rootCallSid: callSid }: LedCall,
  { plan }: Route,
  spoken: NextStep["spoken"],
  now: number,
): Promise<void> {
  const { language } = plan.words;
  for (const { what, words: text } of spoken) {
    if (what !== "announcement") continue;
    await recording?.announced(trx, { callId, callSid, text, language }, now);
  }
}

/** Begins a step: gives its document a turn of its own, and rings whom it rings. */
export async function enterStep(
  world: VoiceWorld,
  trx: Trx,
  call: LedCall,
  route: Route,
  step: Step,
  more: { readonly spoken: readonly string[]; readonly presence: PresenceOf; readonly now: number },
): Promise<Moved> {
  const { now, presence, spoken } = more;
  const turned: Route = {
    ...route,
    turn: route.turn + 1,
    state: { ...freshState, rungAt: route.state.rungAt, step },
  };
  const entered = noted(
    { ...turned, document: documentOf(world, turned, step, spoken) },
    now,
    traceStepOf(step),
    "begin",
    beginningOf(step, presence),
  );
  const rung = step.kind === "browser" || step.kind === "team" || step.kind === "together";
  if (rung) await ringAgents(trx, call.id, step.agentIds, presence, now);
  if (step.kind === "together") await ringMobile(trx, call.id, entered.turn, now);
  if (step.kind === "queue") await takePlace(trx, call.id, now);
  return { route: entered, reports: [factsOf(call, entered, step, now)] };
}

function factsOf(
  { rootCallSid }: LedCall,
  { turn }: Pick<Route, "turn">,
  { kind }: Step,
  now: number,
): LegFacts {
  return {
    callSid: rootCallSid,
    parentCallSid: null,
    status: "ringing",
    turn,
    ...(kind === "queue" && { lineTurn: turn }),
    ...(ringing.has(kind) && { dialTurn: turn }),
    ...(kind === "voicemail" && { voicemailAsked: true }),
    ...(kind === "reject" && { hungUpAt: now }),
  };
}

const ringing: ReadonlySet<Step["kind"]> = new Set([
  "browser",
  "mobile",
  "together",
  "team",
  "fallback",
]);

/** Everyone a plan may ring. */
export function agentsOf(steps: readonly RouteStep[]): string[] {
  const ids = steps.flatMap((step) => {
    switch (step.kind) {
      case "browser":
      case "team":
        return step.agentIds;
      case "mobile":
        return step.agentId === null ? [] : [step.agentId];
      case "together":
        return [...step.agentIds, ...(step.agentId === null ? [] : [step.agentId])];
      case "queue":
        return step.memberIds;
      case "say":
      case "fallback":
      case "voicemail":
      case "reject":
        return [];
    }
  });
  return [...new Set(ids)];
}

export function traceStepOf({ kind }: Step): TraceStep {
  if (kind === "together") return "browser";
  return kind === "reject" ? "end" : kind;
}

function beginningOf(step: Step, presence: PresenceOf): string {
  const names = (ids: readonly string[]) =>
    ids.map((id) => presence.get(id)?.name ?? "Somebody").join(", ");
  switch (step.kind) {
    case "browser":
    case "team":
      return `Rings the browser of ${names(step.agentIds)} for ${step.seconds} seconds.`;
    case "mobile":
      return `Rings ${step.number} for ${step.seconds} seconds.`;
    case "together":
      return `Rings the browser of ${names(step.agentIds)} and ${step.number} for ${step.seconds} seconds.`;
    case "queue":
      return "The caller waits in line.";
    case "fallback":
      return `Rings ${step.number} for ${step.seconds} seconds.`;
    case "voicemail":
      return "The caller is asked to leave a message.";
    case "reject":
      return "The call is rejected as busy.";
  }
}
