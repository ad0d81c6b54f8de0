import { conferenceEventGroups, type ConferenceCallback } from "../../resources/conferences.ts";
import type { InvitationOrder } from "../../resources/live-conferences.ts";
import type { Stores } from "../../resources/stores.ts";
import { checkDestination, checkSource } from "../calls/call-numbers.ts";
import { readProgressEvents } from "../calls/progress-events.ts";
import type { Form } from "../form.ts";
import { readRecordingCallback, readRecordingOrder } from "../recordings/recording-order.ts";
import { invalid } from "../rest-error.ts";

const longestLabel = 128;

const notSimulated = [
  "AmdStatusCallback",
  "AmdStatusCallbackMethod",
  "Byoc",
  "CallToken",
  "ClientNotificationUrl",
  "MachineDetection",
  "SipAuthPassword",
  "SipAuthUsername",
];

/** What a client must send to ring somebody into a conference. */
export type NewParticipant = Omit<InvitationOrder, "record"> & {
  readonly to: string;
  readonly from: string;
};

export function readNewParticipant(form: Form, stores: Pick<Stores, "numbers">): NewParticipant {
  const to = checkDestination(form.text("To"));
  const from = checkSource(form.text("CallerId") ?? form.text("From"), stores.numbers, to);
  form.text("From");
  form.refuse(notSimulated);
  for (const name of ["CallReason", "JitterBufferSize", "Region"]) form.text(name);
  return {
    to,
    from,
    label: readLabel(form),
    isMuted: form.flag("Muted") ?? false,
    beep: form.oneOf("Beep", ["true", "false", "onEnter", "onExit"]) ?? "true",
    startsOnEnter: form.flag("StartConferenceOnEnter") ?? true,
    endsOnExit: form.flag("EndConferenceOnExit") ?? false,
    coachedCallSid: readCoachedCall(form) ?? "",
    wait: readWait(form),
    maxParticipants: form.whole("MaxParticipants", 2, 250, 20001) ?? 250,
    hasEarlyMedia: form.flag("EarlyMedia") ?? true,
    timeoutSeconds: form.whole("Timeout", 5, 600, 21208) ?? 60,
    timeLimitSeconds: form.whole("TimeLimit", 1, 86_400, 20001),
    statusCallback: form.url("StatusCallback", 21609) ?? "",
    statusCallbackMethod: form.method("StatusCallbackMethod", 21511) ?? "POST",
    statusCallbackEvents: readProgressEvents(form),
    recording: readRecording(form),
    callback: readCallback(form),
    conferenceRecording: readConferenceRecording(form),
  };
}

function readLabel(form: Form): string {
  const label = form.text("Label") ?? "";
  const isWrong =
    label.length > longestLabel || /^CA[0-9a-f]{32}$/.test(label) || /\/|%2f/i.test(label);
  if (isWrong) throw invalid(16024, "Label is too long, looks like a CallSid, or holds a '/'");
  return label;
}

/** Coaching needs somebody to coach; undefined when nothing is said about it. */
export function readCoachedCall(form: Form): string | undefined {
  const isCoaching = form.flag("Coaching");
  const callSid = form.text("CallSidToCoach");
  if (isCoaching === false) return "";
  if (isCoaching === true && (callSid ?? "") === "") {
    throw invalid(20001, "CallSidToCoach is required when Coaching is true");
  }
  return callSid;
}

function readWait(form: Form): InvitationOrder["wait"] {
  const url = form.url("WaitUrl", 21205);
  const method = form.method("WaitMethod", 21223) ?? "POST";
  return url === undefined ? "music" : { url, method };
}

function readRecording(form: Form): InvitationOrder["recording"] {
  const order = readRecordingOrder(form, { prefix: "Recording", trims: true });
  return form.flag("Record") === true ? order : undefined;
}

function readConferenceRecording(form: Form): InvitationOrder["conferenceRecording"] {
  const record = form.oneOf("ConferenceRecord", [
    "true",
    "false",
    "record-from-start",
    "do-not-record",
  ]);
  const trim = form.oneOf("ConferenceTrim", ["trim-silence", "do-not-trim"]);
  const callback = readRecordingCallback(form, "ConferenceRecording");
  if (record !== "true" && record !== "record-from-start") return undefined;
  return { channels: 1, track: "both", trims: trim !== "do-not-trim", callback };
}

function readCallback(form: Form): ConferenceCallback {
  const given = form.all("ConferenceStatusCallbackEvent").flatMap((text) => text.split(" "));
  const unknown = given.find((word) => !conferenceEventGroups.some((group) => group === word));
  if (unknown !== undefined) {
    throw invalid(20001, `ConferenceStatusCallbackEvent '${unknown}' is not known`);
  }
  return {
    url: form.url("ConferenceStatusCallback", 21609) ?? "",
    method: form.method("ConferenceStatusCallbackMethod", 21511) ?? "POST",
    events: conferenceEventGroups.filter((group) => given.includes(group)),
  };
}
