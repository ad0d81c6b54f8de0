import type { Call, CallOutcome } from "@ringback/shared/call";
import { roughly } from "../../words/duration.ts";

/** A caller nobody answered. */
export function isMissed({ direction, state, outcome }: Call): boolean {
  return direction === "inbound" && state === "ended" && outcome !== "answered";
}

/** The second line of a recent call: how it went, whether the CRM has it, who they are. */
export function callSummary(call: Call): string {
  const about = call.outcome === "answered" ? call.person?.about : undefined;
  const waiting = call.state === "ended" && !call.logged ? "not in the CRM yet" : undefined;
  return [howItWent(call), waiting, about].filter(Boolean).join(" · ");
}

function howItWent(call: Call): string {
  if (call.state !== "ended") return "On the line";
  const { outcome } = call;
  if (outcome === "answered") return roughly(call.talkSeconds);
  const saysMore = outcome === "voicemail" || outcome === "abandoned";
  if (isMissed(call) && !saysMore) return unanswered.missed;
  return outcome ? unanswered[outcome] : "Ended";
}

const unanswered: Readonly<Record<Exclude<CallOutcome, "answered">, string>> = {
  busy: "Busy",
  "no-answer": "No answer",
  rejected: "Declined",
  cancelled: "Cancelled",
  failed: "Did not go through",
  missed: "Missed",
  voicemail: "Left a message",
  abandoned: "Hung up in line",
};
