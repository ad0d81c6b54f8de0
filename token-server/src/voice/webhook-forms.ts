import * as z from "zod";
import { fieldErrors } from "../http/field-errors.ts";
import { ProblemError } from "../http/problem.ts";
import type { WebhookFields } from "../twilio/signature.ts";
import { LegStatus } from "./leg-facts.ts";

const sid = "CA[0-9a-f]{32}";
const sidFix = "Send a CallSid: CA and 32 hex digits.";
const CallSid = z.string().regex(new RegExp(`^${sid}$`), sidFix);
/** Twilio sends fields without a value, too. */
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
/** RFC 2822. One that cannot be read counts as not sent. */
const Timestamp = z
  .string()
  .optional()
  .transform((text) => {
    const time = Date.parse(text ?? "");
    return Number.isNaN(time) ? undefined : time;
  });
/** Twilio adds statuses and fields without notice: an unknown one says nothing to us. */
const Status = LegStatus.optional().catch(undefined);

/** Twilio asks how to place a browser's call. */
export const OutgoingForm = z.object({
  CallSid,
  From: z.string(),
  CallStatus: Status,
  intent: z.string().max(64).optional().catch(undefined),
});
export type OutgoingForm = z.infer<typeof OutgoingForm>;

/** A leg's progress. */
export const StatusForm = z.object({
  CallSid,
  ParentCallSid: OtherCallSid,
  CallStatus: Status,
  Timestamp,
  CallDuration: Whole,
  SipResponseCode: Whole,
});
export type StatusForm = z.infer<typeof StatusForm>;

/** A `<Dial>` is over. */
export const DialEndedForm = z.object({
  CallSid,
  CallStatus: Status,
  DialCallStatus: Status,
  DialCallSid: OtherCallSid,
  DialCallDuration: Whole,
  DialBridged: z.string().optional(),
});
export type DialEndedForm = z.infer<typeof DialEndedForm>;

/** Reads a webhook, or says which field is wrong. */
export function readForm<Form>(schema: z.ZodType<Form>, fields: WebhookFields): Form {
  const result = schema.safeParse(fields, { reportInput: true });
  if (result.success) return result.data;
  throw new ProblemError(400, "invalid-input", "The webhook cannot be used as it is", {
    errors: fieldErrors(result.error.issues, "body"),
  });
}
