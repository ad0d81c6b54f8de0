import * as z from "zod";
import {
  optionalSidOf,
  optionalTimestamp as Timestamp,
  optionalWhole as Whole,
  sidOf,
} from "../twilio/webhook-form.ts";
import { LegStatus } from "./leg-facts.ts";

const CallSid = sidOf("CA", "CallSid");
const OtherCallSid = optionalSidOf("CA", "CallSid");
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

export { readForm } from "../twilio/webhook-form.ts";
