import type { OutboundCallOrder } from "../../resources/live-calls.ts";
import type { Stores } from "../../resources/stores.ts";
import type { Form } from "../form.ts";
import { invalid } from "../rest-error.ts";
import { readRecordingOrder } from "../recordings/recording-order.ts";
import { readCallInstructions } from "./call-instructions.ts";
import { checkDestination, checkSource } from "./call-numbers.ts";
import { readProgressEvents } from "./progress-events.ts";

const notSimulated = [
  "AsyncAmd",
  "AsyncAmdStatusCallback",
  "AsyncAmdStatusCallbackMethod",
  "Byoc",
  "CallToken",
  "ClientNotificationUrl",
  "MachineDetection",
  "SipAuthPassword",
  "SipAuthUsername",
];

/** What a client must send to make a call; the record is made by the caller of this. */
export type NewOutboundCall = Omit<OutboundCallOrder, "record"> & {
  readonly to: string;
  readonly from: string;
  readonly applicationSid: string | null;
};

export function readNewCall(form: Form, stores: Stores): NewOutboundCall {
  const to = checkDestination(form.text("To"));
  const from = checkSource(form.text("From"), stores.numbers, to);
  form.refuse(notSimulated);
  form.text("CallReason");
  const application = findApplication(form, stores);
  const instructions = readCallInstructions(form, application);
  if (instructions === undefined) {
    throw invalid(21205, "Url, Twiml or ApplicationSid is required");
  }
  const statusCallback = form.url("StatusCallback", 21609) ?? "";
  const statusCallbackMethod = form.method("StatusCallbackMethod", 21511) ?? "POST";
  return {
    to,
    from,
    applicationSid: application?.sid ?? null,
    instructions,
    statusCallback: application?.statusCallback ?? statusCallback,
    statusCallbackMethod: application?.statusCallbackMethod ?? statusCallbackMethod,
    statusCallbackEvents: application === undefined ? readProgressEvents(form) : ["completed"],
    timeoutSeconds: form.whole("Timeout", 1, 600, 21208) ?? 60,
    timeLimitSeconds: form.whole("TimeLimit", 1, 86_400, 20001),
    sendDigits: readDigits(form),
    recording: readRecording(form),
  };
}

function findApplication(form: Form, { applications }: Stores) {
  const sid = form.text("ApplicationSid");
  if (sid === undefined || (form.text("Url") ?? "") !== "") return undefined;
  const application = applications.find(sid);
  if (application === undefined) throw invalid(21218, `ApplicationSid ${sid} is not valid`);
  return application;
}

function readRecording(form: Form): OutboundCallOrder["recording"] {
  const order = readRecordingOrder(form, { prefix: "Recording", trims: true });
  return form.flag("Record") === true ? order : undefined;
}

function readDigits(form: Form): string | undefined {
  const digits = form.text("SendDigits");
  if (digits === undefined || /^[0-9A-Da-d*#wW]{1,32}$/.test(digits)) return digits;
  throw invalid(21206, "SendDigits may hold digits, *, #, w and W only, 32 at most");
}
