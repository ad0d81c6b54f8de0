import { afterEach, beforeEach, expect, test } from "vitest";
import twilio from "twilio";
import { createClock, type SteerableClock } from "../clock.ts";
import { createEventLog, type EventLog } from "../event-log.ts";
import { createFaultRules } from "../fault-rules.ts";
import { createWebhooks } from "./create-webhooks.ts";
import { WebhookFaultRule } from "./faults.ts";
import { answerTwiml, startReceiver, type WebhookReceiver } from "./testing/webhook-receiver.ts";
import type { Webhooks } from "./webhooks.ts";

const authToken = "a".repeat(32);
let server: WebhookReceiver;
let clock: SteerableClock;
let events: EventLog;
let webhooks: Webhooks;
const faults = createFaultRules<WebhookFaultRule>();

beforeEach(async () => {
  server = await startReceiver((response) => answerTwiml(response, "<Response/>"));
  clock = createClock({ kind: "manual" });
  events = createEventLog(clock);
  const disguise = { shuffle: false, seed: 1, extraFields: {} };
  webhooks = createWebhooks({ authToken, clock, events, faults, disguise });
});

afterEach(() => server.close());

function strike(rule: object): void {
  faults.set([WebhookFaultRule.parse(rule)]);
}

function notify(CallStatus: string, more = ""): Promise<void> {
  const url = `${server.origin}/status${more}`;
  return webhooks.notify({ callSid: "CA1", url, fields: { CallSid: "CA1", CallStatus } });
}

const statuses = () => server.received.map(({ fields }) => fields["CallStatus"]);

test("a duplicate comes with the same idempotency token", async () => {
  strike({ action: { kind: "duplicate", copies: 2 } });
  await notify("ringing");
  await clock.advance(0);
  const tokens = server.received.map(({ headers }) => headers["i-twilio-idempotency-token"]);
  expect(tokens).toHaveLength(3);
  expect(new Set(tokens).size).toBe(1);
});

test("a delayed one comes when the simulator's time has come", async () => {
  strike({ fields: { CallStatus: "ringing" }, action: { kind: "delay", ms: 5000 } });
  const delayed = notify("ringing");
  await notify("in-progress");
  await clock.advance(4999);
  expect(statuses()).toEqual(["in-progress"]);
  await clock.advance(1);
  await delayed;
  expect(statuses()).toEqual(["in-progress", "ringing"]);
});

test("a window is sent in reverse, and let go when it does not fill", async () => {
  strike({ action: { kind: "reorder", window: 3 } });
  await Promise.all([notify("initiated"), notify("ringing"), notify("in-progress")]);
  expect(statuses()).toEqual(["in-progress", "ringing", "initiated"]);
  const last = notify("completed");
  await clock.advance(10_000);
  await last;
  expect(statuses()).toHaveLength(4);
});

test("a late one comes after the call's final status", async () => {
  strike({ fields: { CallStatus: "ringing" }, action: { kind: "late" } });
  const late = notify("ringing");
  await notify("in-progress");
  await notify("completed");
  await late;
  expect(statuses()).toEqual(["in-progress", "completed", "ringing"]);
});

test("a dropped one never comes; only the n-th is struck", async () => {
  strike({ urlPattern: "/status$", nth: [2], action: { kind: "drop" } });
  await notify("initiated");
  await notify("ringing");
  await notify("in-progress");
  expect(statuses()).toEqual(["initiated", "in-progress"]);
});

test("an answer taken for a 5xx was still worked on, and is retried where that is asked for", async () => {
  strike({ action: { kind: "respond-as-if", status: 503 } });
  await notify("ringing", "#rc=1&rp=5xx");
  expect(statuses()).toEqual(["ringing", "ringing"]);
  await notify("completed");
  expect(statuses()).toEqual(["ringing", "ringing", "completed"]);
});

test("a connection cut after the body was worked on, one cut before was not", async () => {
  strike({ action: { kind: "reset", cutOff: "after-body" } });
  await notify("ringing");
  strike({ action: { kind: "reset", cutOff: "before-body" } });
  await notify("completed");
  const outcomes = events.since(0).filter(({ type }) => type === "webhook.failed");
  expect(outcomes.map((event) => event["reason"])).toEqual(["broken", "broken"]);
  await expect
    .poll(() => server.received.map(({ body }) => body))
    .toContain("CallSid=CA1&CallStatus=ringing");
  expect(statuses()).not.toContain("completed");
});

test("a forged signature does not pass", async () => {
  strike({ action: { kind: "forge-signature" } });
  await notify("ringing");
  const [webhook] = server.received;
  const signature = String(webhook?.headers["x-twilio-signature"]);
  const url = `${server.origin}/status`;
  expect(twilio.validateRequest(authToken, signature, url, webhook?.fields ?? {})).toBe(false);
});

test("a probability strikes the same ones for the same seed", () => {
  const hits = (seed: number) => {
    strike({ probability: 0.5, seed, action: { kind: "drop" } });
    return Array.from({ length: 40 }, () => faults.strike(() => true).length);
  };
  expect(hits(1)).toEqual(hits(1));
  expect(hits(1)).not.toEqual(hits(2));
  expect(new Set(hits(1))).toEqual(new Set([0, 1]));
});

test("a rule with a broken pattern is refused with words that name it", () => {
  expect(() => strike({ urlPattern: "(", action: { kind: "drop" } })).toThrow(
    "urlPattern must be a regular expression",
  );
});
