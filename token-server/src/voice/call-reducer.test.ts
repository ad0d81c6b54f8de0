import * as fc from "fast-check";
import { expect, it } from "vitest";
import {
  asked,
  childAt,
  dialEnded,
  fold,
  moved,
  ringing,
  root,
  rootEnded,
  second,
  start,
} from "../testing/call-reports.ts";
import type { CallProgress } from "./call-reducer.ts";
import type { LegFacts } from "./leg-facts.ts";
import { factsOfOutgoing } from "./webhook-facts.ts";
import { OutgoingForm } from "./webhook-forms.ts";

interface Scenario {
  readonly reports: LegFacts[][];
  readonly call: Partial<CallProgress>;
}

const scenarios: Record<string, Scenario> = {
  "both sides talked": {
    reports: [
      asked,
      ...ringing,
      childAt(7, "in-progress"),
      childAt(72, "completed", { CallDuration: "65" }),
      dialEnded(72, { DialCallStatus: "completed", DialBridged: "true", DialCallDuration: "65" }),
      rootEnded(72, "completed", { CallDuration: "65" }),
    ],
    call: {
      outcome: "answered",
      startedAt: start,
      answeredAt: second(7),
      endedAt: second(72),
      talkSeconds: 65,
    },
  },
  "the line was busy": {
    reports: [
      asked,
      childAt(0, "initiated"),
      childAt(1, "busy", { SipResponseCode: "486" }),
      dialEnded(1, { DialCallStatus: "busy", DialBridged: "false" }),
    ],
    call: { outcome: "busy", answeredAt: null, endedAt: second(1), talkSeconds: 0 },
  },
  "the person declined": {
    reports: [
      asked,
      ...ringing,
      childAt(5, "busy", { SipResponseCode: "603" }),
      dialEnded(5, { DialCallStatus: "busy", DialBridged: "false" }),
    ],
    call: { outcome: "rejected" },
  },
  "nobody answered": {
    reports: [
      asked,
      ...ringing,
      childAt(45, "no-answer"),
      dialEnded(45, { DialCallStatus: "no-answer", DialBridged: "false" }),
    ],
    call: { outcome: "no-answer" },
  },
  "the number could not be reached": {
    reports: [
      asked,
      childAt(0, "initiated"),
      childAt(1, "failed", { SipResponseCode: "404" }),
      dialEnded(1, { DialCallStatus: "failed", DialBridged: "false" }),
    ],
    call: { outcome: "failed" },
  },
  "the agent hung up while it rang": {
    reports: [
      asked,
      ...ringing,
      childAt(6, "canceled"),
      dialEnded(6, { CallStatus: "completed", DialCallStatus: "canceled", DialBridged: "false" }),
    ],
    call: { outcome: "cancelled", talkSeconds: 0 },
  },
  "the agent hung up, and Twilio calls it no answer": {
    reports: [
      asked,
      ...ringing,
      childAt(6, "no-answer"),
      dialEnded(6, { CallStatus: "completed", DialCallStatus: "no-answer", DialBridged: "false" }),
    ],
    call: { outcome: "cancelled" },
  },
  "answered, but never connected": {
    reports: [
      asked,
      ...ringing,
      childAt(7, "in-progress"),
      childAt(8, "completed", { CallDuration: "1" }),
      dialEnded(8, { DialCallStatus: "completed", DialBridged: "false", DialCallDuration: "1" }),
    ],
    call: { outcome: "cancelled", answeredAt: null, talkSeconds: 0 },
  },
  "the person talked on with whom the agent handed them on to": {
    reports: [
      asked,
      ...ringing,
      childAt(7, "in-progress"),
      moved({ movedAt: second(20) }),
      rootEnded(40, "completed", { CallDuration: "33" }),
      childAt(200, "completed", { CallDuration: "193" }),
    ],
    call: {
      outcome: "answered",
      answeredAt: second(7),
      endedAt: second(200),
      talkSeconds: 193,
      voicemailSeconds: null,
    },
  },
  "the person left a message with nobody there any more": {
    reports: [
      asked,
      ...ringing,
      childAt(7, "in-progress"),
      moved({ movedAt: second(20) }),
      rootEnded(40, "completed", { CallDuration: "33" }),
      moved({ talkEndedAt: second(40), voicemailAsked: true }),
      moved({ voicemailSeconds: 12, hungUpAt: second(80) }),
      childAt(80, "completed", { CallDuration: "73" }),
    ],
    call: { outcome: "answered", talkSeconds: 33, voicemailSeconds: 12, endedAt: second(80) },
  },
};

it.each(Object.entries(scenarios))("tells that %s", (_name, { reports, call }) => {
  expect(fold(reports)).toMatchObject({ state: "ended", ...call });
});

it.each(Object.entries(scenarios))(
  "tells it whatever the order and repetition: %s",
  (_name, { reports }) => {
    const inOrder = fold(reports);
    const shuffled = fc
      .array(fc.constantFrom(...reports), { maxLength: 6 })
      .chain((again) =>
        fc.shuffledSubarray([...reports, ...again], { minLength: reports.length + again.length }),
      );
    fc.assert(
      fc.property(shuffled, (mixed) => {
        expect(fold(mixed)).toEqual(inOrder);
      }),
    );
  },
);

it.each(Object.entries(scenarios))("never goes back: %s", (_name, { reports }) => {
  const order = ["dialing", "ringing", "connected", "ended"];
  const shuffled = fc.shuffledSubarray(reports, { minLength: reports.length });
  fc.assert(
    fc.property(shuffled, (mixed) => {
      const ranks = mixed.map((_report, index) =>
        order.indexOf(fold([asked, ...mixed.slice(0, index + 1)]).state),
      );
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    }),
  );
});

it("follows a live call", () => {
  expect(fold([asked])).toMatchObject({ state: "dialing", startedAt: start, endedAt: null });
  expect(fold([asked, childAt(0, "initiated")])).toMatchObject({ state: "dialing" });
  expect(fold([asked, ...ringing])).toMatchObject({ state: "ringing", outcome: null });
  expect(fold([asked, ...ringing, childAt(7, "in-progress")])).toMatchObject({
    state: "connected",
    answeredAt: second(7),
    talkSeconds: 0,
  });
});

it("ends a spoken test call when the browser's leg ends", () => {
  const spoken = factsOfOutgoing(
    OutgoingForm.parse({ CallSid: root, From: "client:agent_1", CallStatus: "ringing" }),
    start,
    true,
  );
  expect(fold([spoken])).toMatchObject({ state: "connected" });
  expect(fold([spoken, rootEnded(12, "completed", { CallDuration: "12" })])).toMatchObject({
    state: "ended",
    outcome: "answered",
    talkSeconds: 12,
  });
});
