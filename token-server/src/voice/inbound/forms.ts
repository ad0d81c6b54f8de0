import * as z from "zod";
import { LegStatus } from "../leg-facts.ts";

const sid = "CA[0-9a-f]{32}";
const sidFix = "Send a CallSid: CA and 32 hex digits.";
const CallSid = z.string().regex(new RegExp(`^${sid}$`), sidFix);
const OtherCallSid = z
  .string()
  .regex(new RegExp(`^(?:${sid})?$`), sidFix)
  .transform((text) => text || undefined)
  .optional();
const Whole = z
  .string()
  .regex(/^\d{0,9}$/, "Send a whole number of at most nine digits.")
  .transform((text) => (text === "" ? undefined : Number(text)))
  .optional();
/** Twilio adds words without notice: an unknown one says nothing to us. */
const Status = LegStatus.optional().catch(undefined);
const Address = z.string().max(256, "Send at most 256 characters.");

/** Somebody calls one of our numbers. */
export const IncomingForm = z.object({
  CallSid,
  From: Address,
  To: Address,
  CallStatus: Status,
  ForwardedFrom: Address.optional(),
});
export type IncomingForm = z.infer<typeof IncomingForm>;

/** The caller's leg asks for its next document. */
export const CallerForm = z.object({ CallSid, CallStatus: Status });
export type CallerForm = z.infer<typeof CallerForm>;

/** A step is over: a `<Dial>`, an `<Enqueue>` or a `<Record>`. */
export const StepEndedForm = z.object({
  CallSid,
  CallStatus: Status,
  DialCallStatus: LegStatus.or(z.literal("answered")).optional().catch(undefined),
  DialCallSid: OtherCallSid,
  DialCallDuration: Whole,
  DialBridged: z.string().optional(),
  QueueResult: z
    .enum([
      "bridged",
      "bridging-in-process",
      "error",
      "hangup",
      "leave",
      "redirected",
      "redirected-from-bridged",
      "queue-full",
      "system-error",
    ])
    .optional()
    .catch(undefined),
  RecordingDuration: Whole,
  Digits: z.string().optional(),
});
export type StepEndedForm = z.infer<typeof StepEndedForm>;

/** Somebody answered a mobile; later, the key they pressed. */
export const ScreenForm = z.object({
  CallSid,
  ParentCallSid: OtherCallSid,
  CallStatus: Status,
  Digits: z.string().optional(),
});
export type ScreenForm = z.infer<typeof ScreenForm>;

/** A caller in line hears something, or pressed a key. */
export const WaitForm = z.object({
  CallSid,
  CallStatus: Status,
  Digits: z.string().optional(),
  /** Seconds in line since they were put there last. */
  QueueTime: Whole,
});
export type WaitForm = z.infer<typeof WaitForm>;

/** Somebody has left a message. */
export const MessageForm = z.object({ CallSid, CallStatus: Status, RecordingDuration: Whole });

/** Something happened in the conference of a call. */
export const ConferenceForm = z.object({
  StatusCallbackEvent: z.string(),
  Timestamp: z
    .string()
    .optional()
    .transform((text) => {
      const time = Date.parse(text ?? "");
      return Number.isNaN(time) ? undefined : time;
    }),
});
export type ConferenceForm = z.infer<typeof ConferenceForm>;

const turn = z
  .string()
  .regex(/^\d{1,9}$/, "Send the number of the turn, a whole number.")
  .transform(Number);
const call = z.uuid("Send the id of the call, a UUID.");

/** Which document of a call a webhook answers. Made by us, and signed by Twilio with the rest. */
export const TurnQuery = z.object({ turn });
export const ScreenQuery = z.object({ call, turn });
export const CallQuery = z.object({ call });
export const RoomQuery = z.object({ call, turn });
/** What a leg's reports bring back: whose it is, and the call it is rung for. */
export const StatusQuery = z.object({
  call: call.optional(),
  agent: z.uuid("Send the id of the agent, a UUID.").optional(),
  kind: z.enum(["screened", "beside", "later"], "Send one of: screened, beside, later.").optional(),
  /** Of a leg that came into a conversation: what it was rung for. */
  label: z.uuid("Send the label of the leg, a UUID.").optional(),
});
