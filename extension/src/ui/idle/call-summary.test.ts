import type { Call, CallOutcome } from "@ringback/shared/call";
import { expect, it } from "vitest";
import { callSummary } from "./call-summary.ts";

const ended = (direction: Call["direction"], outcome: CallOutcome): Call => ({
  id: "0192f5a0-0000-7000-8000-000000000001",
  direction,
  state: "ended",
  outcome,
  number: "+442079460126",
  person: null,
  startedAt: 1,
  answeredAt: null,
  endedAt: 2,
  talkSeconds: 48,
  note: "",
  noteVersion: 0,
  voicemailSeconds: null,
  callBackAsked: false,
  test: false,
  logged: true,
});

it.each([
  ["inbound", "answered", "48 s"],
  ["inbound", "missed", "Missed"],
  ["inbound", "failed", "Missed"],
  ["inbound", "voicemail", "Left a message"],
  ["inbound", "abandoned", "Hung up in line"],
  ["outbound", "busy", "Busy"],
] as const)("says how a call went: %s, %s", (direction, outcome, words) => {
  expect(callSummary(ended(direction, outcome))).toBe(words);
});
