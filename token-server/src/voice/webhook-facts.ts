import type { TwilioConversation } from "../twilio/calls.ts";
import { agentOfAddress } from "../twilio/identity.ts";
import { isFinal, LegStatus, type LegFacts } from "./leg-facts.ts";
import type { DialEndedForm, OutgoingForm, StatusForm } from "./webhook-forms.ts";

/** What a browser's call tells when Twilio asks how to place it. */
export function factsOfOutgoing(form: OutgoingForm, now: number, speaks: boolean): LegFacts[] {
  return [
    {
      callSid: form.CallSid,
      parentCallSid: null,
      status: form.CallStatus ?? "ringing",
      seenAt: now,
      ...(speaks && { speaks }),
    },
  ];
}

/** What a leg's progress report tells. */
export function factsOfStatus(form: StatusForm, now: number): LegFacts[] {
  const { CallStatus: status } = form;
  if (status === undefined) return [];
  const at = form.Timestamp ?? now;
  return [
    {
      callSid: form.CallSid,
      parentCallSid: form.ParentCallSid ?? null,
      status,
      seenAt: now,
      ...(status === "in-progress" && { answeredAt: at }),
      ...(isFinal(status) && { endedAt: at }),
      ...(status === "completed" &&
        form.CallDuration !== undefined && { seconds: form.CallDuration }),
      ...(form.SipResponseCode !== undefined && { sipResponseCode: form.SipResponseCode }),
    },
  ];
}

/** What the end of a `<Dial>` tells about both sides. */
export function factsOfDialEnded(form: DialEndedForm, now: number): LegFacts[] {
  const { DialCallStatus: status, DialCallSid: childSid, DialCallDuration: seconds } = form;
  const rootStatus = form.CallStatus ?? "ringing";
  if (status === undefined) return [];
  const root: LegFacts = {
    callSid: form.CallSid,
    parentCallSid: null,
    status: rootStatus,
    dialEndedAt: now,
    dial: {
      status,
      bridged: form.DialBridged === "true",
      callerHungUp: isFinal(rootStatus),
      ...(seconds !== undefined && { seconds }),
    },
  };
  if (childSid === undefined) return [root];
  const child = { callSid: childSid, parentCallSid: form.CallSid, status };
  return [root, { ...child, ...(seconds !== undefined && { seconds }) }];
}

/** A leg without children may have one that Twilio does not list yet. */
const listedAfterMs = 10_000;

/** What Twilio's own records tell. Only when all legs are over are they its last word. */
export function factsOfConversation(
  conversation: TwilioConversation,
  call: {
    readonly startedAt: number;
    readonly now: number;
    /** Phones whose owner had to press 1. */
    readonly screenedNumbers?: readonly string[];
  },
): LegFacts[] {
  const { root, children, beside = [], voicemailSeconds } = conversation;
  const legs = [root, ...children, ...beside];
  const statuses = legs.map((leg) => LegStatus.safeParse(leg.status).data);
  const isOver = statuses.every((status) => status !== undefined && isFinal(status));
  const isListed = children.length > 0 || call.now - call.startedAt > listedAfterMs;
  const settled = isOver && isListed;
  return legs.flatMap((leg) => {
    const status = LegStatus.safeParse(leg.status).data;
    if (status === undefined) return [];
    const agentId = agentOfAddress(leg.to ?? "");
    const isScreened = call.screenedNumbers?.includes(leg.to ?? "") === true;
    return [
      {
        callSid: leg.callSid,
        parentCallSid: leg.parentCallSid,
        status,
        ...(leg.startedAt !== null && { startedAt: leg.startedAt }),
        ...(leg.endedAt !== null && { endedAt: leg.endedAt }),
        ...(leg.durationSeconds !== null && { seconds: leg.durationSeconds }),
        ...(leg !== root && agentId !== undefined && { agentId }),
        ...(leg !== root && isScreened && { screened: true }),
        ...(beside.includes(leg) && { beside: true }),
        ...(leg === root && voicemailSeconds !== undefined && { voicemailSeconds }),
        ...(settled && leg === root && { settled }),
      },
    ];
  });
}
