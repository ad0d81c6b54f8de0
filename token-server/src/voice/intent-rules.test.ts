import { beforeEach, describe, expect, it } from "vitest";
import { mai, maiNumber as number, maiRecord as record } from "../testing/placed-call.ts";
import { openTestDatabase } from "../testing/test-database.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { startVoice, type StartedVoice } from "../testing/voice-world.ts";
import { settleUnfinished } from "./settle.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
let voice: StartedVoice;
let agent: TestAgent;
let keys = 0;
const wanted = (more: object = {}) => ({
  number,
  idempotencyKey: `key-${(keys += 1)}-0000`,
  ...more,
});
const ask = (body: object) => agent.ask("POST", "/api/calls/intents", body);

beforeEach(async () => {
  voice = await startVoice(await openTestDatabase());
  agent = await signInAgent(voice, bea);
  voice.crm.put(`Leads/${record.id}`, mai);
});

describe("numbers", () => {
  it.each([
    ["+12125550142", "This is your own number"],
    ["+19005550199", "Premium-rate numbers are not called"],
    ["+1415555", "This is no phone number that can be called"],
  ])("refuses %s in words", async (refused, title) => {
    const { status, body } = await ask(wanted({ number: refused }));
    expect([status, body.code, body.title]).toEqual([403, "number-refused", title]);
    expect(await voice.audits("intent_refused")).toEqual([
      { agentId: bea, number: refused, record: null, reason: "number-refused" },
    ]);
    expect(await voice.world.db.selectFrom("call").selectAll().execute()).toEqual([]);
  });
});

describe("the record", () => {
  it("is read with the agent's own rights", async () => {
    voice.crm.hideFrom(bea, `Leads/${record.id}`);
    const { status, body } = await ask(wanted({ record }));
    expect([status, body.code]).toEqual([403, "record-refused"]);
    expect(await voice.audits("intent_refused")).toMatchObject([
      { reason: "record-refused", record },
    ]);
  });

  it("must exist", async () => {
    const gone = { ...record, id: "00000000-0000-0000-0000-000000000000" };
    expect((await ask(wanted({ record: gone }))).body.code).toBe("record-refused");
  });

  it("does not hold up the call while the CRM is down", async () => {
    voice.crm.fail("down");
    const { status, body } = await ask(wanted({ record }));
    expect(status).toBe(201);
    expect(body.person).toBeNull();
    expect(await voice.audits("intent_created")).toMatchObject([{ record, unverified: true }]);
  });

  it("warns of someone who must not be called, until the agent says so", async () => {
    voice.crm.put(`Leads/${record.id}`, { ...mai, do_not_call: "1" });
    const request = wanted({ record });
    const { status, body } = await ask(request);
    expect(status).toBe(409);
    expect(body).toMatchObject({
      warnings: ["do-not-call"],
      title: "Mai Gehrke asked not to be called",
    });
    expect((await ask({ ...request, acknowledge: ["other"] })).status).toBe(409);
    expect((await ask({ ...request, acknowledge: ["do-not-call"] })).status).toBe(201);
    expect(await voice.audits("intent_created")).toMatchObject([{ acknowledged: ["do-not-call"] }]);
  });
});

describe("bad requests", () => {
  it.each([
    ["number", { number: "4155550152" }],
    ["number", { number: "+911" }],
    ["number", { number: undefined }],
    ["number", { number: 14155550152 }],
    ["extension", { extension: "12a" }],
    ["extension", { extension: "" }],
    ["record.module", { record: { ...record, module: "leads; drop" } }],
    ["record.id", { record: { ...record, id: "../x" } }],
    ["record.id", { record: { module: "Leads" } }],
    ["acknowledge", { acknowledge: "do-not-call" }],
    ["acknowledge.0", { acknowledge: [1] }],
    ["idempotencyKey", { idempotencyKey: "short" }],
    ["idempotencyKey", { idempotencyKey: undefined }],
    ["callerId", { callerId: "+14155550100" }],
  ])("names the field %s", async (field, change) => {
    const { status, body } = await ask({ ...wanted(), ...change });
    expect(status).toBe(422);
    expect(body.errors.map((error) => error.field)).toContain(field);
  });

  it("come from someone who is signed in, or not at all", async () => {
    const response = await fetch(`${voice.origin}/api/calls/intents`, { method: "POST" });
    expect(response.status).toBe(401);
  });
});

describe("an intent that nobody used", () => {
  it("ends without a trace in the CRM or the list", async () => {
    const { body } = await ask(wanted({ record }));
    voice.pass(60_000);
    expect(await settleUnfinished(voice.world, new AbortController().signal)).toEqual([]);
    expect((await agent.ask("GET", `/api/calls/${body.callId}`)).body).toMatchObject({
      state: "ended",
      outcome: "failed",
      logged: false,
    });
    expect((await agent.ask("GET", "/api/calls")).body).toEqual({ calls: [] });
    expect(await voice.world.db.selectFrom("activity").selectAll().execute()).toEqual([]);
    expect(await voice.world.db.selectFrom("job").selectAll().execute()).toEqual([]);
  });
});

it("gives a token for the agent's line", async () => {
  const { status, body } = await agent.ask("GET", "/api/voice/token");
  expect(status).toBe(200);
  expect(body.identity).toBe(`agent_${bea.replaceAll("-", "")}`);
  const [header, payload] = body.token
    .split(".")
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
  expect(header).toMatchObject({ alg: "HS256", cty: "twilio-fpa;v=1" });
  expect(payload).toMatchObject({
    iss: voice.world.account.apiKey,
    sub: voice.world.account.accountSid,
    grants: {
      identity: body.identity,
      voice: {
        incoming: { allow: true },
        outgoing: { application_sid: voice.world.twimlAppSid },
      },
    },
  });
  expect(payload.exp - payload.iat).toBe(3600);
  expect(body.expiresAt).toBeLessThanOrEqual(payload.exp * 1000);
});
