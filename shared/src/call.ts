import * as z from "zod/mini";
import { TraceLine } from "./call-trace.ts";
import { Person } from "./person.ts";

export const CallId = z.uuid();
export type CallId = z.infer<typeof CallId>;

export const CallDirection = z.enum(["outbound", "inbound"]);
export type CallDirection = z.infer<typeof CallDirection>;

/** How far a Call has come. `ended` is final. */
export const CallState = z.enum(["dialing", "ringing", "connected", "ended"]);
export type CallState = z.infer<typeof CallState>;

/**
 * How a Call ended, decided by the server from Twilio's webhooks.
 * `answered`: both sides talked. `cancelled`: the caller hung up before an answer.
 * `rejected`: declined by the person. `failed`: Twilio could not reach the number.
 * Inbound only: `voicemail`: the caller left a message. `abandoned`: they hung up, or asked for a
 * call back, while waiting in line. `missed`: nobody took the call, and no message was left.
 */
export const CallOutcome = z.enum([
  "answered",
  "busy",
  "no-answer",
  "rejected",
  "cancelled",
  "failed",
  "missed",
  "voicemail",
  "abandoned",
]);
export type CallOutcome = z.infer<typeof CallOutcome>;

/** One conversation, as every screen shows it. Times are epoch milliseconds. */
export const Call = z.object({
  id: CallId,
  direction: CallDirection,
  state: CallState,
  outcome: z.nullable(CallOutcome),
  /** The other side's number, E.164; empty when a caller withheld it. */
  number: z.string(),
  person: z.nullable(Person),
  startedAt: z.number(),
  answeredAt: z.nullable(z.number()),
  endedAt: z.nullable(z.number()),
  /** Seconds both sides were connected; 0 unless the outcome is `answered`. */
  talkSeconds: z.number(),
  note: z.string(),
  noteVersion: z.number(),
  /** Length of the message a caller left; null without one. */
  voicemailSeconds: z.nullable(z.number()),
  /** The caller asked for a call back while waiting in line. */
  callBackAsked: z.boolean(),
  /** A call to the test line: never written to the CRM. */
  test: z.boolean(),
  /** Whether the CRM shows this call's last state. */
  logged: z.boolean(),
});
export type Call = z.infer<typeof Call>;

/** A call with how it was led: reply of `GET /api/calls/{callId}`. */
export const CallDetail = z.extend(Call, {
  /** The number of ours that was called; null for outgoing calls. */
  ourNumber: z.nullable(z.string()),
  /** Every decision about an inbound call, oldest first; empty for outgoing calls. */
  trace: z.array(TraceLine),
});
export type CallDetail = z.infer<typeof CallDetail>;
