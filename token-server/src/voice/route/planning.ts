import type { TraceLine, TraceStep } from "@ringback/shared/call-trace";
import type { Settings } from "@ringback/shared/settings";
import type { PresenceOf } from "./agent-presence.ts";
import type { InboundCaller } from "./caller.ts";
import type { RouteStep } from "./route-plan.ts";

/** A plan in the making: what is known, and what is decided so far. */
export interface Planning {
  readonly caller: InboundCaller;
  readonly presence: PresenceOf;
  readonly settings: Settings;
  readonly steps: readonly RouteStep[];
  readonly trace: readonly TraceLine[];
}

/** Adds a decision, and the step it leads to. */
export function decide(
  planning: Planning,
  step: TraceStep,
  decision: string,
  reason: string,
  ...steps: readonly RouteStep[]
): Planning {
  return {
    ...planning,
    steps: [...planning.steps, ...steps],
    trace: [...planning.trace, { at: null, step, decision, reason }],
  };
}

export function rungAgents({ steps }: Pick<Planning, "steps">): ReadonlySet<string> {
  return new Set(
    steps.flatMap((step) => {
      switch (step.kind) {
        case "browser":
        case "team":
          return step.agentIds;
        case "together":
          return [...step.agentIds, ...(step.agentId === null ? [] : [step.agentId])];
        case "mobile":
          return step.agentId === null ? [] : [step.agentId];
        case "say":
        case "queue":
        case "fallback":
        case "voicemail":
        case "reject":
          return [];
      }
    }),
  );
}

export function rungNumbers({ steps }: Pick<Planning, "steps">): ReadonlySet<string> {
  return new Set(
    steps.flatMap((step) =>
      step.kind === "mobile" || step.kind === "together" || step.kind === "fallback"
        ? [step.number]
        : [],
    ),
  );
}
