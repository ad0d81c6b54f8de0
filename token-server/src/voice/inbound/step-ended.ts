import { isFinal, type LegFacts } from "../leg-facts.ts";
import type { NextStep } from "../route/after-step.ts";
import type { StepEndedForm } from "./forms.ts";

/** What the end of a step says of both sides of a `<Dial>`, a line or a voicemail. */
export function factsOfStepEnded(
  form: StepEndedForm,
  step: NextStep["step"] | undefined,
  turn: number,
  now: number,
): LegFacts[] {
  const root: LegFacts = {
    callSid: form.CallSid,
    parentCallSid: null,
    status: form.CallStatus ?? "ringing",
    endedTurn: turn,
    ...(step?.kind === "voicemail" && { voicemailSeconds: form.RecordingDuration ?? 0 }),
  };
  const { DialCallSid: callSid, DialCallStatus: status, DialCallDuration: seconds } = form;
  if (callSid === undefined || status === undefined || status === "answered") return [root];
  const only = step === undefined ? undefined : onlyAgentOf(step);
  return [
    root,
    {
      callSid,
      parentCallSid: form.CallSid,
      status,
      ...(seconds !== undefined && { seconds }),
      ...(only !== undefined && { agentId: only }),
      ...(step?.kind === "mobile" && { screened: true }),
      dialEndedAt: now,
      dial: {
        status,
        bridged: form.DialBridged === "true",
        callerHungUp: form.CallStatus !== undefined && isFinal(form.CallStatus),
        ...(seconds !== undefined && { seconds }),
      },
    },
  ];
}

/** Who must have answered, where a step rings one agent. */
function onlyAgentOf(step: NextStep["step"]): string | undefined {
  switch (step.kind) {
    case "browser":
    case "team":
    case "together":
      return step.agentIds.length === 1 ? step.agentIds[0] : undefined;
    case "mobile":
      return step.agentId ?? undefined;
    case "queue":
    case "fallback":
    case "voicemail":
    case "reject":
      return undefined;
  }
}

/** Why a step that rang somebody is over without a conversation, in a sentence. */
export function whyUnanswered(form: StepEndedForm, step: NextStep["step"]): string {
  const who = step.kind === "mobile" || step.kind === "fallback" ? "The phone" : "The browser";
  switch (form.DialCallStatus) {
    case "busy":
      return `${who} was busy, or the call was declined.`;
    case "no-answer":
      return "Nobody answered in time.";
    case "canceled":
      return "The ringing was stopped.";
    case "completed":
      return step.kind === "mobile"
        ? "Somebody or something answered, but did not press 1: it may have been a voicemail."
        : "It was answered, but nobody was connected.";
    case "failed":
      return `${who} could not be reached.`;
    case "queued":
    case "initiated":
    case "ringing":
    case "in-progress":
    case "answered":
    case undefined:
      return "Twilio does not say why it went unanswered.";
  }
}
