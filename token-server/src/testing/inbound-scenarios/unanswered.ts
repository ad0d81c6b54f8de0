import {
  arrived,
  askedForMessage,
  inLine,
  legs,
  listed,
  rejected,
  rings,
  root,
  type Scenario,
  second,
  status,
  stepEnded,
} from "../inbound-reports.ts";
import { beasMobile } from "../route-examples.ts";
import {
  toBea,
  dial,
  screened,
  nobodyTalked,
  noMessage,
  ringsBea,
  beaSilent,
  beaListed,
} from "./parts.ts";

/** Inbound calls that nobody took. */
export const unansweredScenarios: Readonly<Record<string, Scenario>> = {
  "a carrier's voicemail, then ours": {
    reports: [
      ...beaSilent,
      status(legs.mobile, 20, "in-progress", screened),
      status(legs.mobile, 34, "completed", { ...screened, CallDuration: "14" }),
      stepEnded(34, 2, "mobile", dial(legs.mobile, "completed", { DialCallDuration: "14" })),
      askedForMessage(3),
      stepEnded(70, 3, "voicemail", { CallStatus: "completed", RecordingDuration: "32" }),
      status(root, 70, "completed"),
    ],
    listed: {
      root: listed(root, "completed", { to: 70, seconds: 70 }),
      children: [
        beaListed,
        listed(legs.mobile, "completed", { from: 20, to: 34, seconds: 14 }, beasMobile),
      ],
      voicemailSeconds: 32,
    },
    call: {
      outcome: "voicemail",
      endedAt: second(70),
      voicemailSeconds: 32,
      ...nobodyTalked,
    },
  },
  "a voicemail in which nothing is said": {
    reports: [
      ...beaSilent,
      askedForMessage(3),
      stepEnded(30, 3, "voicemail", {}, true),
      status(root, 32, "completed"),
    ],
    listed: {
      root: listed(root, "completed", { to: 32, seconds: 32 }),
      children: [beaListed],
      voicemailSeconds: 0,
    },
    call: { outcome: "missed", endedAt: second(32), ...nobodyTalked, ...noMessage },
  },
  "the caller hangs up while it rings": {
    reports: [
      arrived,
      rings(1),
      ...ringsBea,
      status(legs.bea, 6, "canceled"),
      stepEnded(6, 1, "browser", dial(legs.bea, "canceled", { CallStatus: "completed" })),
      status(root, 6, "completed"),
    ],
    listed: {
      root: listed(root, "completed", { to: 6, seconds: 6 }),
      children: [listed(legs.bea, "canceled", { to: 6 }, toBea)],
    },
    call: { outcome: "missed", endedAt: second(6), ...nobodyTalked, ...noMessage },
  },
  "gives up in line": {
    reports: [
      arrived,
      inLine(2),
      stepEnded(40, 2, "queue", { CallStatus: "completed", QueueResult: "hangup" }),
      status(root, 40, "completed"),
    ],
    listed: { root: listed(root, "completed", { to: 40, seconds: 40 }), children: [] },
    call: { outcome: "abandoned", endedAt: second(40), ...nobodyTalked, ...noMessage },
  },
  "a call of ours that came back": {
    reports: [arrived, rejected, status(root, 0, "busy")],
    listed: { root: listed(root, "busy", { to: 0 }), children: [] },
    call: { outcome: "missed", ...nobodyTalked, ...noMessage },
  },
};
