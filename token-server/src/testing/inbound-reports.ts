import type { TwilioCall, TwilioConversation } from "../twilio/calls.ts";
import type { CallProgress } from "../voice/call-reducer.ts";
import { StepEndedForm } from "../voice/inbound/forms.ts";
import { factsOfStepEnded } from "../voice/inbound/step-ended.ts";
import { deriveInbound } from "../voice/inbound-reducer.ts";
import { joinFacts, type LegFacts } from "../voice/leg-facts.ts";
import type { RouteStep } from "../voice/route/route-plan.ts";
import { factsOfStatus } from "../voice/webhook-facts.ts";
import { StatusForm } from "../voice/webhook-forms.ts";
import { bea, beasMobile, ben } from "./route-examples.ts";

export const root = `CA${"0".repeat(32)}`;
export const legs = {
  bea: `CA${"1".repeat(32)}`,
  ben: `CA${"2".repeat(32)}`,
  mobile: `CA${"3".repeat(32)}`,
  fallback: `CA${"4".repeat(32)}`,
};
export const start = Date.parse("Mon, 23 Nov 2026 10:00:00 +0000");
export const second = (n: number) => start + n * 1000;

/** What a webhook tells. Those that we answered in the same moment cannot be lost. */
export interface Report {
  readonly facts: readonly LegFacts[];
  readonly kept?: true;
}

const rootFacts = (more: Partial<LegFacts>): Report => ({
  facts: [{ callSid: root, parentCallSid: null, status: "ringing", ...more }],
  kept: true,
});
export const arrived = rootFacts({ seenAt: start });
export const atTurn = (number: number) => rootFacts({ turn: number });
export const rings = (number: number) => rootFacts({ turn: number, dialTurn: number });
export const inLine = (number: number) => rootFacts({ turn: number, lineTurn: number });
export const askedForMessage = (number: number) =>
  rootFacts({ turn: number, voicemailAsked: true });
export const joined = (at: number) => rootFacts({ joinedAt: second(at) });
export const moved = (at: number) => rootFacts({ movedAt: second(at) });
export const leftAlone = (at: number) =>
  rootFacts({ talkEndedAt: second(at), voicemailAsked: true });
export const hungUp = (at: number, more: Partial<LegFacts> = {}) =>
  rootFacts({ hungUpAt: second(at), ...more });
export const rejected = rootFacts({ hungUpAt: start });

export const conferenceStarted = (at: number): Report => ({
  facts: [{ callSid: root, parentCallSid: null, status: "in-progress", conferenceAt: second(at) }],
});

const agentOfLeg: Readonly<Record<string, string>> = {
  [legs.bea]: bea,
  [legs.ben]: ben,
  [legs.mobile]: bea,
};

export function status(
  callSid: string,
  at: number,
  word: string,
  more: Record<string, string> & { readonly kind?: "screened" | "beside" | "later" } = {},
): Report {
  const { kind, ...fields } = more;
  const Timestamp = new Date(second(at)).toUTCString();
  const form = StatusForm.parse({
    CallSid: callSid,
    CallStatus: word,
    Timestamp,
    ...(callSid !== root && { ParentCallSid: root }),
    ...fields,
  });
  const agentId = agentOfLeg[callSid];
  const facts = factsOfStatus(form, second(at) + 300).map((leg) => ({
    ...leg,
    ...(agentId !== undefined && { agentId }),
    ...(kind === "later" ? { later: true } : kind !== undefined && { screened: true }),
    ...(kind === "beside" && { beside: true }),
  }));
  return { facts };
}

export function accepted(callSid: string, at: number, beside: boolean): Report {
  return {
    kept: true,
    facts: [
      {
        callSid,
        parentCallSid: beside ? null : root,
        status: "in-progress",
        screened: true,
        agentId: bea,
        acceptedAt: second(at),
        ...(beside && { beside }),
      },
    ],
  };
}

type Step = Exclude<RouteStep, { kind: "say" }>;
export const steps = {
  browser: { kind: "browser", agentIds: [bea], seconds: 12 },
  team: { kind: "team", agentIds: [bea, ben], seconds: 20 },
  mobile: { kind: "mobile", number: beasMobile, agentId: bea, seconds: 20 },
  fallback: { kind: "fallback", number: "+12125550177", seconds: 20 },
  queue: {
    kind: "queue",
    memberIds: [bea],
    ringSeconds: 20,
    maxWaitSeconds: 60,
    offerCallBack: true,
  },
  voicemail: { kind: "voicemail", maxSeconds: 119, transcribe: true },
} as const satisfies Readonly<Record<string, unknown>>;

/** A step's own end. With `hangsUp` we answered it by ending the call. */
export function stepEnded(
  at: number,
  turn: number,
  step: keyof typeof steps,
  fields: Record<string, string>,
  hangsUp = false,
): Report {
  const form = StepEndedForm.parse({ CallSid: root, CallStatus: "in-progress", ...fields });
  const asStep: Step = JSON.parse(JSON.stringify(steps[step]));
  const facts = factsOfStepEnded(form, asStep, turn, second(at) + 200);
  const ended = { callSid: root, parentCallSid: null, status: "ringing" as const };
  return { facts: hangsUp ? [...facts, { ...ended, hungUpAt: second(at) + 200 }] : facts };
}

/** A leg as Twilio's REST API lists it afterwards. */
export function listed(
  callSid: string,
  word: string,
  times: { readonly from?: number; readonly to: number; readonly seconds?: number },
  to = "",
): TwilioCall {
  return {
    callSid,
    parentCallSid: callSid === root ? null : root,
    to,
    status: word,
    startedAt: second(times.from ?? 0),
    endedAt: second(times.to),
    durationSeconds: times.seconds ?? 0,
  };
}

export interface Scenario {
  readonly reports: readonly Report[];
  readonly listed: TwilioConversation;
  readonly call: Partial<CallProgress>;
}

/** As the server does it: one report after the other, folded into what is known. */
export function foldInbound(reports: readonly (readonly LegFacts[])[]): CallProgress {
  const known = new Map<string, LegFacts>();
  for (const facts of reports.flat()) {
    const before = known.get(facts.callSid);
    known.set(facts.callSid, before === undefined ? facts : joinFacts(before, facts));
  }
  const rootLeg = known.get(root);
  if (rootLeg === undefined) throw new Error("no root");
  return deriveInbound(
    rootLeg,
    [...known.values()].filter((leg) => leg !== rootLeg && leg.later !== true),
  );
}
