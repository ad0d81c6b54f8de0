import { SpokenWords } from "@ringback/shared/settings/spoken-words";
import type { TraceLine } from "@ringback/shared/call-trace";
import * as z from "zod";

const Agents = z.array(z.string());
/** As people hear it. */
const seconds = z.number();

/** One thing that happens to an inbound call. The last step is the only one that ends it. */
export const RouteStep = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("say"),
    what: z.enum(["greeting", "announcement", "closed"]),
    words: z.string(),
  }),
  /** The owner's browser. */
  z.object({ kind: z.literal("browser"), agentIds: Agents, seconds }),
  /** The owner's mobile, which has to press 1. */
  z.object({
    kind: z.literal("mobile"),
    number: z.string(),
    /** Who answers it; null for an owner who has never used Ringback. */
    agentId: z.string().nullable(),
    seconds,
  }),
  /** Browser and mobile at once; the mobile by a call of its own. */
  z.object({
    kind: z.literal("together"),
    agentIds: Agents,
    number: z.string(),
    agentId: z.string().nullable(),
    seconds,
  }),
  z.object({ kind: z.literal("team"), agentIds: Agents, seconds }),
  z.object({
    kind: z.literal("queue"),
    /** Whoever of them is free is rung. */
    memberIds: Agents,
    ringSeconds: z.number(),
    maxWaitSeconds: z.number(),
    offerCallBack: z.boolean(),
  }),
  z.object({ kind: z.literal("fallback"), number: z.string(), seconds }),
  z.object({
    kind: z.literal("voicemail"),
    maxSeconds: z.number(),
    transcribe: z.boolean(),
  }),
  /** Not even answered. */
  z.object({ kind: z.literal("reject") }),
]);
export type RouteStep = z.infer<typeof RouteStep>;

/** What happens to an inbound call, step by step, until someone talks or a step ends it. */
export const RoutePlan = z.object({
  steps: z.array(RouteStep),
  /** In the language of the number that was called. */
  words: SpokenWords,
  /** Who calls, as their agents hear it. */
  callerName: z.string(),
  /** What browsers that ring are shown as the caller. */
  callerId: z.string(),
  /** Whether the conversation is recorded. */
  record: z.boolean(),
  /** Agents in a call are rung, too. */
  callWaiting: z.boolean(),
});
export type RoutePlan = z.infer<typeof RoutePlan>;

/** A plan, and every decision that led to it. */
export interface PlannedRoute {
  readonly plan: RoutePlan;
  readonly trace: readonly TraceLine[];
}

export type EndingKind = "voicemail" | "reject";

export function isEnding(step: RouteStep): boolean {
  return step.kind === "voicemail" || step.kind === "reject";
}
