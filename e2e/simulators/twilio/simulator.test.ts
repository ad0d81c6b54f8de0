import twilio from "twilio";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createOfficialClient } from "./official-client.ts";
import { startTwilioSimulator, type TwilioSimulator } from "./simulator.ts";
import {
  answerTwiml,
  startReceiver,
  type WebhookReceiver,
} from "./webhooks/testing/webhook-receiver.ts";

const ourNumber = "+12125550142";
const caller = "+12125550123";
const callee = "+12125550177";

let server: WebhookReceiver;
let simulator: TwilioSimulator;

beforeEach(async () => {
  server = await startReceiver((response, { target }) => {
    const document = new twilio.twiml.VoiceResponse();
    if (target === "/incoming") {
      const dial = document.dial({ answerOnBridge: true, callerId: ourNumber, action: "/after" });
      const statusCallbackEvent = ["initiated", "ringing", "answered", "completed"] as const;
      dial.number(
        { statusCallback: "/status", statusCallbackEvent: [...statusCallbackEvent] },
        callee,
      );
    }
    answerTwiml(response, document.toString());
  });
  simulator = await startTwilioSimulator({
    numbers: [{ phoneNumber: ourNumber, voiceUrl: `${server.origin}/incoming` }],
    persons: { [callee]: { answer: { afterSeconds: 0, says: { tone: 700 } } } },
    seed: "simulator",
  });
});

afterEach(async () => {
  await simulator.close();
  await server.close();
});

async function control(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${simulator.origin}/control${path}`, {
    method,
    headers: { "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    ...(text === "" ? {} : z.looseObject({}).parse(JSON.parse(text))),
  };
}

const Persons = z.object({
  persons: z.array(
    z.object({
      number: z.string(),
      state: z.string(),
      hears: z.object({ peakFrequency: z.number().nullable() }).nullable(),
    }),
  ),
});

async function person(number: string) {
  const { persons } = Persons.parse(await control("GET", "/persons"));
  return persons.find((one) => one.number === number);
}

function officialClient() {
  const { origin, accountSid, authToken: password } = simulator;
  return createOfficialClient({ origin, accountSid, user: accountSid, password });
}

test("a person calls our number, is put through to another, and they hear each other", async () => {
  const started = await control("POST", "/calls/inbound", {
    from: caller,
    to: ourNumber,
    behaviour: { says: { tone: 500 } },
  });
  const { callSid } = z.object({ callSid: z.string() }).parse(started);
  const options = { timeout: 10_000 };
  await expect
    .poll(async () => (await person(caller))?.hears?.peakFrequency, options)
    .toBeCloseTo(700, -1);
  await expect
    .poll(async () => (await person(callee))?.hears?.peakFrequency, options)
    .toBeCloseTo(500, -1);

  const client = officialClient();
  expect(await client.calls(callSid).fetch()).toMatchObject({
    from: caller,
    to: ourNumber,
    direction: "inbound",
    status: "in-progress",
  });
  const [child] = await client.calls.list({ parentCallSid: callSid });
  expect(child).toMatchObject({ to: callee, from: ourNumber, direction: "outbound-dial" });

  expect(await control("POST", `/calls/${child?.sid}/hang-up`)).toMatchObject({ status: 204 });
  await expect.poll(async () => (await client.calls(callSid).fetch()).status).toBe("completed");
  expect((await person(caller))?.state).toBe("ended");

  const isSigned = server.received.map(({ target, headers, fields }) => {
    const signature = String(headers["x-twilio-signature"]);
    return twilio.validateRequest(simulator.authToken, signature, server.origin + target, fields);
  });
  expect(isSigned).not.toContain(false);
  const targets = server.received.map(({ target }) => target);
  expect(targets.filter((target) => target === "/status")).toHaveLength(4);
  expect(server.received.find(({ target }) => target === "/after")?.fields).toMatchObject({
    CallSid: callSid,
    DialCallStatus: "completed",
    DialCallSid: child?.sid,
    DialBridged: "true",
  });
});

test("the official client rings a person and ends the call", async () => {
  const client = officialClient();
  const call = await client.calls.create({
    to: callee,
    from: ourNumber,
    twiml: "<Response><Pause length='600'/></Response>",
  });
  expect(call.status).toBe("queued");
  const status = async () => (await client.calls(call.sid).fetch()).status;
  await expect.poll(status).toBe("in-progress");
  await client.calls(call.sid).update({ status: "completed" });
  await expect.poll(status).toBe("completed");
});

test("a number's behaviour can be changed, and a busy one is busy", async () => {
  await control("PUT", `/persons/${encodeURIComponent(callee)}`, "busy");
  const client = officialClient();
  const { sid } = await client.calls.create({ to: callee, from: ourNumber, url: server.origin });
  await expect.poll(async () => (await client.calls(sid).fetch()).status).toBe("busy");
});

test("events can be waited for, and read on from where one was", async () => {
  const waiting = control("GET", "/events?type=leg.status&timeoutMs=30000");
  await control("POST", "/calls/inbound", { from: caller, to: ourNumber });
  const Events = z.object({
    events: z.array(z.looseObject({ seq: z.number(), type: z.string() })),
  });
  const [first] = Events.parse(await waiting).events;
  expect(first).toMatchObject({ type: "leg.status", status: "ringing" });
  const later = Events.parse(await control("GET", `/events?after=${first?.seq}`)).events;
  expect(later.every(({ seq }) => seq > (first?.seq ?? 0))).toBe(true);
});

test.each([
  ["POST", "/calls/inbound", { from: "me", to: ourNumber }, "from"],
  ["POST", "/calls/inbound", { from: caller, to: "+12125550999" }, "to: +12125550999"],
  ["POST", "/calls/CA1/hang-up", {}, "CA1 is not a live call"],
  ["PUT", "/persons/12", "busy", "must be a number"],
  ["PUT", `/persons/${callee}`, "asleep", '"busy"|"no-answer"|"unreachable"|"voicemail"'],
  ["PUT", `/persons/${callee}`, { answer: { says: { wav: "/nowhere.wav" } } }, "wav"],
  ["PUT", "/faults", { webhooks: [{ action: { kind: "explode" } }] }, "webhooks.0.action"],
  ["PUT", "/faults", { webhooks: [{ urlPattern: "(", action: { kind: "drop" } }] }, "urlPattern"],
  ["PUT", "/faults", { media: [{ action: { kind: "explode" } }] }, "media.0.action"],
  ["PUT", "/faults", { recordings: [{ kind: "lost" }] }, "recordings.0.kind"],
  ["POST", "/calls/CA1/speech", { text: "" }, "text"],
  ["POST", "/calls/CA1/speech", { text: "hello" }, "CA1 is not a call that somebody talks in"],
  ["GET", "/recordings/RE1.wav", undefined, "RE1 has no sound"],
  ["PUT", "/clock", { kind: "accelerated", rate: 0 }, "rate"],
  ["POST", "/clock/advance", { ms: 1 }, "Only a manual clock"],
  ["GET", "/events?after=x", undefined, "after"],
  ["POST", "/signalling/expire-token", {}, "identity"],
])(
  "%s %s with something wrong is refused with words that name it",
  async (method, path, body, words) => {
    expect(await control(method, path, body)).toMatchObject({
      status: 400,
      error: expect.stringContaining(words),
    });
  },
);

test("the clock can be taken over", async () => {
  await control("PUT", "/clock", { kind: "manual" });
  const before = z.object({ now: z.number() }).parse(await control("GET", "/clock")).now;
  expect(await control("POST", "/clock/advance", { ms: 3_600_000 })).toMatchObject({
    now: before + 3_600_000,
    mode: { kind: "manual" },
  });
});

test("no page from elsewhere can drive it", async () => {
  const ask = (headers: Record<string, string>) =>
    fetch(`${simulator.origin}/control/signalling/drop`, { method: "POST", headers });
  expect((await ask({ Origin: "https://example.com" })).status).toBe(403);
  expect((await ask({ Origin: simulator.origin })).status).toBe(200);
});

test("Twilio's other hosts do not answer with the page", async () => {
  const ask = (host: string) =>
    createOfficialClient({
      origin: simulator.origin,
      accountSid: simulator.accountSid,
      user: simulator.accountSid,
      password: simulator.authToken,
    }).request({ method: "get", uri: `https://${host}/` });
  expect((await ask("lookups.twilio.com")).statusCode).toBe(404);
});
