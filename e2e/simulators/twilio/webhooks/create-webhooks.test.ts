import twilio from "twilio";
import { afterEach, expect, test } from "vitest";
import { createClock } from "../clock.ts";
import { createEventLog } from "../event-log.ts";
import { createFaultRules } from "../fault-rules.ts";
import { createWebhooks } from "./create-webhooks.ts";
import type { WebhookFaultRule } from "./faults.ts";
import { answerTwiml, startReceiver, type WebhookReceiver } from "./testing/webhook-receiver.ts";

const authToken = "a".repeat(32);
const hangUp = "<Response><Hangup/></Response>";
const fields = { CallSid: "CA1", CallStatus: "ringing", From: "+15551230001", Called: "" };

let receivers: WebhookReceiver[] = [];
afterEach(async () => {
  await Promise.all(receivers.map((receiver) => receiver.close()));
  receivers = [];
});

async function listen(answer: Parameters<typeof startReceiver>[0]): Promise<WebhookReceiver> {
  const receiver = await startReceiver(answer);
  receivers.push(receiver);
  return receiver;
}

function createWorld() {
  const clock = createClock();
  const events = createEventLog(clock);
  const faults = createFaultRules<WebhookFaultRule>();
  const disguise = { shuffle: true, seed: 1, extraFields: { FutureParam: "1" } };
  const webhooks = createWebhooks({ authToken, clock, events, faults, disguise });
  const get = (url: string, more: { fallbackUrl?: string; method?: "GET" } = {}) =>
    webhooks.fetchDocument({ callSid: "CA1", method: "POST", url, fields, ...more });
  const errorCodes = () =>
    events
      .since(0)
      .filter(({ type }) => type.startsWith("debugger."))
      .map((event) => event["errorCode"]);
  return { clock, events, webhooks, get, errorCodes };
}

function isSigned({ origin }: WebhookReceiver, index = 0): (token: string) => boolean {
  return (token) => {
    const webhook = receivers.find((receiver) => receiver.origin === origin)?.received[index];
    if (webhook === undefined) return false;
    const signature = String(webhook.headers["x-twilio-signature"]);
    return twilio.validateRequest(token, signature, origin + webhook.target, webhook.fields);
  };
}

test("a document is fetched with a signed form post and Twilio's headers", async () => {
  const server = await listen((response) => answerTwiml(response, hangUp));
  const fetched = await createWorld().get(`${server.origin}/voice?a=1#rc=2`);
  expect(fetched).toMatchObject({
    kind: "twiml",
    url: `${server.origin}/voice?a=1`,
    document: { verbs: [{ verb: "Hangup" }] },
  });
  const [webhook] = server.received;
  expect(webhook).toMatchObject({
    method: "POST",
    target: "/voice?a=1",
    fields: { ...fields, FutureParam: "1" },
    headers: {
      "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
      "user-agent": "TwilioProxy/1.1",
      "i-twilio-idempotency-token": expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  });
  expect(isSigned(server)(authToken)).toBe(true);
  expect(isSigned(server)("b".repeat(32))).toBe(false);
});

test("with GET the fields go into the query, and only the URL is signed", async () => {
  const server = await listen((response) => answerTwiml(response, hangUp));
  await createWorld().get(`${server.origin}/voice?a=1`, { method: "GET" });
  const [webhook] = server.received;
  expect(webhook?.method).toBe("GET");
  expect(Object.fromEntries(new URL(webhook?.target ?? "", server.origin).searchParams)).toEqual({
    a: "1",
    ...fields,
    FutureParam: "1",
  });
  expect(isSigned(server)(authToken)).toBe(true);
});

test("cookies come back during a call, and only to the server that set them", async () => {
  const other = await listen((response) => answerTwiml(response, hangUp));
  const server = await listen((response) => {
    response.setHeader("Set-Cookie", "step=2; Path=/; HttpOnly");
    answerTwiml(response, hangUp);
  });
  const world = createWorld();
  await world.get(server.origin);
  await world.get(server.origin);
  await world.get(other.origin);
  world.webhooks.endCall("CA1");
  await world.get(server.origin);
  expect(server.received.map(({ headers }) => headers.cookie)).toEqual([
    undefined,
    "step=2",
    undefined,
  ]);
  expect(other.received[0]?.headers.cookie).toBeUndefined();
});

test("an answer of 500 is not asked for again by default, and 11200 is noted", async () => {
  const server = await listen((response) => response.writeHead(500).end());
  const world = createWorld();
  expect(await world.get(server.origin)).toMatchObject({ kind: "failure", errorCode: 11200 });
  expect(server.received).toHaveLength(1);
  expect(world.errorCodes()).toEqual([11200]);
});

test("with rp=5xx it is asked again, with the same idempotency token", async () => {
  const server = await listen((response, _webhook, index) =>
    index < 2 ? response.writeHead(503).end() : answerTwiml(response, hangUp),
  );
  expect(await createWorld().get(`${server.origin}/#rc=5&rp=5xx`)).toMatchObject({ kind: "twiml" });
  const tokens = server.received.map(({ headers }) => headers["i-twilio-idempotency-token"]);
  expect(tokens).toHaveLength(3);
  expect(new Set(tokens).size).toBe(1);
});

test("a refused connection is tried exactly twice and is 11205", async () => {
  const gone = await startReceiver(() => {});
  await gone.close();
  const world = createWorld();
  expect(await world.get(gone.origin)).toMatchObject({ kind: "failure", errorCode: 11205 });
  const attempts = world.events.since(0).filter(({ type }) => type === "webhook.failed");
  expect(attempts.map((event) => event["attempt"])).toEqual([1, 2]);
});

test("a server that does not answer in time is 11200, and is not asked again", async () => {
  const server = await listen(() => {});
  const world = createWorld();
  expect(await world.get(`${server.origin}/#rt=100`)).toMatchObject({ errorCode: 11200 });
  expect(server.received).toHaveLength(1);
});

test("the fallback is told what went wrong, and its document counts", async () => {
  const server = await listen((response, { target }) => {
    if (target === "/main") response.writeHead(500).end();
    else answerTwiml(response, hangUp);
  });
  const url = `${server.origin}/main`;
  const fetched = await createWorld().get(url, { fallbackUrl: `${server.origin}/fallback` });
  expect(fetched).toMatchObject({ kind: "twiml" });
  expect(server.received[1]).toMatchObject({
    target: "/fallback",
    fields: { ...fields, ErrorCode: "11200", ErrorUrl: url },
  });
  expect(isSigned(server, 1)(authToken)).toBe(true);
});

test("redirects are followed, ten at most; 307 keeps the post and is signed anew", async () => {
  const server = await listen((response, { target }) => {
    if (target === "/kept") response.writeHead(307, { Location: "/document" }).end();
    else if (target === "/loop") response.writeHead(302, { Location: "/loop" }).end();
    else answerTwiml(response, hangUp);
  });
  const world = createWorld();
  expect(await world.get(`${server.origin}/kept`)).toMatchObject({
    kind: "twiml",
    url: `${server.origin}/document`,
  });
  expect(server.received[1]?.method).toBe("POST");
  expect(isSigned(server, 1)(authToken)).toBe(true);
  expect(await world.get(`${server.origin}/loop`)).toMatchObject({ errorCode: 11215 });
  expect(server.received.filter(({ target }) => target === "/loop")).toHaveLength(11);
});

test("a status callback that is not answered 2xx is only a warning", async () => {
  const server = await listen((response) => response.writeHead(500).end());
  const world = createWorld();
  await world.webhooks.notify({ callSid: "CA1", url: server.origin, fields });
  expect(server.received).toHaveLength(1);
  expect(world.errorCodes()).toEqual([15003]);
});
