import type { CallDirection, CallOutcome } from "@ringback/shared/call";
import type { RecordRef } from "@ringback/shared/record-ref";
import { shorten, toCrmText } from "../suitecrm/crm-text.ts";
import { markBlock } from "../suitecrm/marked-block.ts";

/** A finished call, as far as the CRM is concerned. */
export interface FinishedCall {
  readonly rootCallSid: string;
  readonly direction: CallDirection;
  readonly outcome: CallOutcome;
  /** The other side's number, E.164; empty when it was withheld. */
  readonly number: string;
  /** The person's name, or null when the CRM knows none. */
  readonly name: string | null;
  readonly record: RecordRef | null;
  /** Epoch milliseconds: start of the root leg. */
  readonly startedAt: number;
  readonly talkSeconds: number;
  /** Length of the message the caller left. */
  readonly voicemailSeconds: number | null;
  /** The caller asked for a call back. */
  readonly callBackAsked: boolean;
  readonly note: string;
  /** What else is known of it: its recordings. */
  readonly more?: readonly string[];
  readonly agentCrmUserId: string | null;
  readonly recordOwnerCrmUserId: string | null;
}

/** Attributes of SuiteCRM's Calls that we write. */
export interface CallAttributes {
  readonly name: string;
  readonly direction: "Inbound" | "Outbound";
  readonly status: "Held" | "Not Held";
  /** UTC `YYYY-MM-DD HH:MM:SS`: every other form is stored as nothing. */
  readonly date_start: string;
  readonly duration_hours: string;
  readonly duration_minutes: string;
  readonly description: string;
  readonly assigned_user_id?: string;
  readonly parent_type?: string;
  readonly parent_id?: string;
}

const nameLimit = 50;

/** What the CRM's record of a call should say now. */
export function describeCall(call: FinishedCall): CallAttributes {
  const isHeld = call.outcome === "answered";
  const minutes = isHeld ? Math.max(1, Math.ceil(call.talkSeconds / 60)) : 1;
  const owner = isHeld
    ? (call.agentCrmUserId ?? call.recordOwnerCrmUserId)
    : (call.recordOwnerCrmUserId ?? call.agentCrmUserId);
  const way = call.direction === "outbound" ? "Call to" : "Call from";
  return {
    name: shorten(toCrmText(`${way} ${call.name ?? numberWords(call.number)}`), nameLimit),
    direction: call.direction === "outbound" ? "Outbound" : "Inbound",
    status: isHeld ? "Held" : "Not Held",
    date_start: new Date(call.startedAt).toISOString().slice(0, 19).replace("T", " "),
    duration_hours: String(Math.floor(minutes / 60)),
    duration_minutes: String(minutes % 60),
    description: markBlock(linesOf(call)),
    ...(owner !== null && { assigned_user_id: owner }),
    ...(call.record !== null && { parent_type: call.record.module, parent_id: call.record.id }),
  };
}

function numberWords(number: string): string {
  return number === "" ? "a withheld number" : number;
}

function linesOf(call: FinishedCall): string[] {
  const note = toCrmText(call.note).trim();
  return [
    `${call.direction === "outbound" ? "Called" : "Called from"} ${numberWords(call.number)}`,
    resultWords(call),
    ...(call.callBackAsked ? ["They asked for a call back"] : []),
    `Twilio call ${call.rootCallSid}`,
    ...(call.more ?? []).map((line) => toCrmText(line)),
    ...(note === "" ? [] : ["", note]),
  ];
}

function resultWords({ outcome, talkSeconds, voicemailSeconds }: FinishedCall): string {
  switch (outcome) {
    case "answered":
      return `Answered, talked ${asMinutes(talkSeconds)}`;
    case "busy":
      return "Not held: the line was busy";
    case "no-answer":
      return "Not held: nobody answered";
    case "rejected":
      return "Not held: they declined the call";
    case "cancelled":
      return "Not held: hung up before an answer";
    case "failed":
      return "Not held: the number could not be reached";
    case "missed":
      return "Not held: nobody took the call";
    case "voicemail":
      return `Not held: they left a message of ${asMinutes(voicemailSeconds ?? 0)}`;
    case "abandoned":
      return "Not held: they hung up while waiting in line";
  }
}

/** `65` → `1:05`. */
function asMinutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
