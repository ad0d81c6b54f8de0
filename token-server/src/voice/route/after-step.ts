import { judgeLine, type PresenceOf, whyAway, whyBusy } from "./agent-presence.ts";
import type { RoutePlan, RouteStep } from "./route-plan.ts";

/** How far a caller has come: the words to say first, and the step that is next. */
export interface NextStep {
  readonly position: number;
  readonly spoken: readonly Extract<RouteStep, { kind: "say" }>[];
  readonly step: Exclude<RouteStep, { kind: "say" }>;
}

/** The step after `position`, with everything that is said before it. -1 begins. */
export function stepAfter({ steps }: Pick<RoutePlan, "steps">, position: number): NextStep {
  const spoken: Extract<RouteStep, { kind: "say" }>[] = [];
  for (const [index, step] of steps.entries()) {
    if (index <= position) continue;
    if (step.kind !== "say") return { position: index, spoken, step };
    spoken.push(step);
  }
  throw new Error("The plan is over: its last step has no next");
}

export interface RingableNow {
  /** The step with those who can be rung at this moment; `undefined` when nobody can. */
  readonly step: NextStep["step"] | undefined;
  /** Why others were left out, in sentences. */
  readonly skipped: readonly string[];
}

/** Looks again at whom a step would ring: things have changed while earlier steps rang. */
export function ringableNow(
  step: NextStep["step"],
  presence: PresenceOf,
  rules: { readonly callWaiting: boolean },
): RingableNow {
  switch (step.kind) {
    case "browser":
    case "team": {
      const { agentIds, skipped } = ringable(step.agentIds, presence, rules);
      return { step: agentIds.length === 0 ? undefined : { ...step, agentIds }, skipped };
    }
    case "mobile": {
      const why = whyMobileWaits(step.agentId, presence);
      return why === undefined ? { step, skipped: [] } : { step: undefined, skipped: [why] };
    }
    case "together": {
      const why = whyMobileWaits(step.agentId, presence);
      const { agentIds, skipped } = ringable(step.agentIds, presence, rules);
      const { number, agentId, seconds } = step;
      if (why !== undefined) {
        const browser = { kind: "browser" as const, agentIds, seconds };
        return { step: agentIds.length === 0 ? undefined : browser, skipped: [...skipped, why] };
      }
      if (agentIds.length === 0) {
        return { step: { kind: "mobile", number, agentId, seconds }, skipped };
      }
      return { step: { ...step, agentIds }, skipped };
    }
    case "queue":
    case "fallback":
    case "voicemail":
    case "reject":
      return { step, skipped: [] };
  }
}

function ringable(
  wanted: readonly string[],
  presence: PresenceOf,
  rules: { readonly callWaiting: boolean },
) {
  const judged = wanted.map((agentId) => ({
    agentId,
    judgement: judgeLine(presence.get(agentId), rules),
  }));
  return {
    agentIds: judged.filter(({ judgement }) => judgement.ring).map(({ agentId }) => agentId),
    skipped: judged
      .filter(({ judgement }) => !judgement.ring)
      .map(({ judgement }) => judgement.reason),
  };
}

/** A mobile rings whatever its owner's browser does, unless they are busy or want quiet. */
function whyMobileWaits(agentId: string | null, presence: PresenceOf): string | undefined {
  const agent = agentId === null ? undefined : presence.get(agentId);
  if (agent === undefined) return undefined;
  return whyAway(agent) ?? whyBusy(agent);
}
