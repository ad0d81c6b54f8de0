import { deriveCall, type CallProgress } from "../voice/call-reducer.ts";
import { joinFacts, type LegFacts } from "../voice/leg-facts.ts";
import { factsOfDialEnded, factsOfOutgoing, factsOfStatus } from "../voice/webhook-facts.ts";
import { DialEndedForm, OutgoingForm, StatusForm } from "../voice/webhook-forms.ts";

export const root = `CA${"0".repeat(32)}`;
export const child = `CA${"1".repeat(32)}`;
export const start = Date.parse("Sun, 22 Nov 2026 10:00:00 +0000");
export const second = (n: number) => start + n * 1000;

export const asked = factsOfOutgoing(
  OutgoingForm.parse({ CallSid: root, From: "client:agent_1", CallStatus: "ringing" }),
  start,
  false,
);

export function childAt(
  at: number,
  status: string,
  extra: Record<string, string> = {},
): LegFacts[] {
  const Timestamp = new Date(second(at)).toUTCString();
  const fields = { CallSid: child, ParentCallSid: root, CallStatus: status, Timestamp, ...extra };
  return factsOfStatus(StatusForm.parse(fields), second(at) + 300);
}

export function dialEnded(at: number, fields: Record<string, string>): LegFacts[] {
  const form = { CallSid: root, CallStatus: "in-progress", DialCallSid: child, ...fields };
  return factsOfDialEnded(DialEndedForm.parse(form), second(at) + 200);
}

export function rootEnded(
  at: number,
  status: string,
  extra: Record<string, string> = {},
): LegFacts[] {
  const Timestamp = new Date(second(at)).toUTCString();
  const form = StatusForm.parse({ CallSid: root, CallStatus: status, Timestamp, ...extra });
  return factsOfStatus(form, second(at) + 300);
}

/** What we decided about the person's leg ourselves. */
export const moved = (facts: Partial<LegFacts>): LegFacts[] => [
  { callSid: child, parentCallSid: root, status: "in-progress", ...facts },
];

export const ringing = [childAt(0, "initiated"), childAt(2, "ringing")];

/** As the server does it: one report after the other, folded into what is known. */
export function fold(reports: readonly (readonly LegFacts[])[]): CallProgress {
  const legs = new Map<string, LegFacts>();
  for (const facts of reports.flat()) {
    const known = legs.get(facts.callSid);
    legs.set(facts.callSid, known === undefined ? facts : joinFacts(known, facts));
  }
  const rootLeg = legs.get(root) ?? asked[0];
  if (rootLeg === undefined) throw new Error("no root");
  return deriveCall(
    rootLeg,
    [...legs.values()].filter((leg) => leg.parentCallSid === root),
  );
}
