import {
  arrived,
  atTurn,
  hungUp,
  leftAlone,
  legs,
  listed,
  moved,
  rings,
  root,
  type Scenario,
  second,
  status,
} from "../inbound-reports.ts";
import { bea } from "../route-examples.ts";
import { noMessage, ringsBea, toBea } from "./parts.ts";

const later = { kind: "later" } as const;
const talks = [
  arrived,
  rings(1),
  ...ringsBea,
  status(legs.bea, 7, "in-progress"),
  moved(20),
  atTurn(2),
];

/** Inbound calls whose legs were led into a conference while they talked. */
export const movedScenarios: Readonly<Record<string, Scenario>> = {
  "held for a while": {
    reports: [
      ...talks,
      hungUp(72),
      status(legs.bea, 72, "completed", { CallDuration: "65" }),
      status(root, 72, "completed", { CallDuration: "72" }),
    ],
    listed: {
      root: listed(root, "completed", { to: 72, seconds: 72 }),
      children: [listed(legs.bea, "completed", { from: 7, to: 72, seconds: 65 }, toBea)],
    },
    call: {
      outcome: "answered",
      answeredAt: second(7),
      endedAt: second(72),
      talkSeconds: 65,
      answeredBy: bea,
      ...noMessage,
    },
  },
  "handed on to a colleague, who talks longest": {
    reports: [
      ...talks,
      status(legs.ben, 30, "in-progress", later),
      status(legs.bea, 40, "completed", { CallDuration: "33" }),
      status(legs.ben, 200, "completed", later),
      status(root, 200, "completed", { CallDuration: "200" }),
    ],
    listed: {
      root: listed(root, "completed", { to: 200, seconds: 200 }),
      children: [listed(legs.bea, "completed", { from: 7, to: 40, seconds: 33 }, toBea)],
    },
    call: {
      outcome: "answered",
      answeredAt: second(7),
      endedAt: second(200),
      talkSeconds: 193,
      answeredBy: bea,
      ...noMessage,
    },
  },
  "handed on to somebody who is not there: a message": {
    reports: [
      ...talks,
      status(legs.bea, 40, "completed", { CallDuration: "33" }),
      status(legs.ben, 60, "no-answer", later),
      leftAlone(40),
      hungUp(80, { voicemailSeconds: 12 }),
      status(root, 80, "completed", { CallDuration: "80" }),
    ],
    listed: {
      root: listed(root, "completed", { to: 80, seconds: 80 }),
      children: [listed(legs.bea, "completed", { from: 7, to: 40, seconds: 33 }, toBea)],
      voicemailSeconds: 12,
    },
    call: {
      outcome: "answered",
      answeredAt: second(7),
      endedAt: second(80),
      talkSeconds: 33,
      answeredBy: bea,
      voicemailSeconds: 12,
    },
  },
};
