import * as z from "zod/mini";
import { CallId } from "./call.ts";
import { E164 } from "./e164.ts";
import { FoundPerson, MatchConfidence } from "./people-api.ts";
import { RecordRef } from "./record-ref.ts";

/** What a browser does with a call that rings it, when its agent does not take it. */
export const DeclineRequest = z.strictObject({
  /** `next`: on to whoever the plan names next. `voicemail`: straight to leaving a message. */
  to: z.enum(["next", "voicemail"]),
});
export type DeclineRequest = z.infer<typeof DeclineRequest>;

/** Whether the other side hears music instead of the agent. */
export const HeldRequest = z.strictObject({ held: z.boolean() });
export type HeldRequest = z.infer<typeof HeldRequest>;

/** How a conversation is handed on: `warm`: the agent speaks to the other first. `cold`: at once. */
export const TransferHow = z.enum(["warm", "cold"]);
export type TransferHow = z.infer<typeof TransferHow>;

export const TransferRequest = z.strictObject({
  /** A colleague's browser, or any number. */
  to: z.union([z.strictObject({ agentId: z.uuid() }), z.strictObject({ number: E164 })]),
  how: TransferHow,
  /** What the colleague should know; shown on their screen while it rings. */
  words: z.optional(
    z
      .string()
      .check(z.maxLength(500), z.regex(/^[^\0]*$/, "Leave out the NUL character (U+0000).")),
  ),
});
export type TransferRequest = z.infer<typeof TransferRequest>;

/** A transfer that is under way. `ringing`: the other is called. `talking`: agent and other talk. */
export const Transfer = z.object({
  /** The colleague's name, or the number. */
  to: z.string(),
  how: TransferHow,
  stage: z.enum(["ringing", "talking"]),
});
export type Transfer = z.infer<typeof Transfer>;

/** How a call that is under way stands beyond its Call: reply of every live action, and an event. */
export const LiveCall = z.object({
  callId: CallId,
  held: z.boolean(),
  /** Epoch milliseconds; null while not held. */
  heldSince: z.nullable(z.number()),
  transfer: z.nullable(Transfer),
  /** null: this call is not recorded. */
  recording: z.nullable(z.enum(["recording", "paused"])),
});
export type LiveCall = z.infer<typeof LiveCall>;

/** Reply of answering a call that waits: the browser may accept it now. */
export const AnswerWaitingReply = z.object({
  /** The call that was moved aside; null when there was none. */
  held: z.nullable(CallId),
});
export type AnswerWaitingReply = z.infer<typeof AnswerWaitingReply>;

export const Colleague = z.object({
  agentId: z.uuid(),
  name: z.string(),
  state: z.enum(["available", "do-not-disturb", "on-call", "offline"]),
});
export type Colleague = z.infer<typeof Colleague>;

/** The active agents but the one who asks, those who can be rung first, then by name. */
export const ColleagueList = z.object({ colleagues: z.array(Colleague) });
export type ColleagueList = z.infer<typeof ColleagueList>;

/** What an agent wants to know of a caller before answering. */
export const CallerCard = z.object({
  callId: CallId,
  /** Whose record it is; null when nobody's. */
  owner: z.nullable(z.object({ name: z.string(), isYou: z.boolean() })),
  /** The latest call with this person before this one. Times are epoch milliseconds. */
  lastContact: z.nullable(
    z.object({
      at: z.number(),
      direction: z.enum(["outbound", "inbound"]),
      talkSeconds: z.number(),
      note: z.string(),
    }),
  ),
  /** How sure it is that the call's person has its number; null when somebody said so, or nobody does. */
  confidence: z.nullable(MatchConfidence),
  /** Who else has the number, the likeliest first: it may be one of them. */
  others: z.array(FoundPerson),
  openFollowUp: z.nullable(z.object({ subject: z.string(), dueAt: z.number() })),
  /** What happens when this agent does not answer; null when nothing is known. */
  next: z.nullable(
    z.object({
      step: z.enum(["mobile", "team", "queue", "fallback", "voicemail"]),
      /** Epoch milliseconds. */
      at: z.number(),
    }),
  ),
  /** What a colleague who hands the call on says of it. */
  words: z.nullable(z.object({ from: z.string(), text: z.string() })),
});
export type CallerCard = z.infer<typeof CallerCard>;

/** “It is this person”: one of those who have the number. */
export const CallerChoice = z.strictObject({ record: z.strictObject(RecordRef.shape) });
export type CallerChoice = z.infer<typeof CallerChoice>;
