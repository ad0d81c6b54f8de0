import { beforeEach, describe, expect, it } from "vitest";
import { mai, maiNumber as number, maiRecord as record } from "../testing/placed-call.ts";
import { onEachDatabase } from "../testing/test-database.ts";
import { signInAgent, type TestAgent } from "../testing/test-agent.ts";
import { startVoice, type StartedVoice } from "../testing/voice-world.ts";

const bea = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f11";
const ben = "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f22";
const aSid = (digit: string) => `CA${digit.repeat(32)}`;

let voice: StartedVoice;
let agent: TestAgent;
let keys = 0;
const wanted = (more: object = {}) => ({
  number,
  idempotencyKey: `key-${(keys += 1)}-0000`,
  ...more,
});
const ask = (body: object) => agent.ask("POST", "/api/calls/intents", body);

onEachDatabase((open) => {
  beforeEach(async () => {
    voice = await startVoice(await open());
    agent = await signInAgent(voice, bea);
    voice.crm.put(`Leads/${record.id}`, mai);
  });

  describe("a granted intent", () => {
    it("names the person, lives for 60 s and leaves a call and a line in the audit log", async () => {
      const { status, body } = await ask(wanted({ record, extension: "204" }));
      expect(status).toBe(201);
      expect(body).toEqual({
        callId: expect.any(String),
        intent: expect.stringMatching(/^[\w-]{20,64}$/),
        number,
        person: {
          record,
          name: "Mai Gehrke",
          about: "Head of Sales · Nordwind",
          url: expect.stringContaining(record.id),
        },
        expiresAt: voice.now() + 60_000,
      });
      expect((await agent.ask("GET", `/api/calls/${body.callId}`)).body).toMatchObject({
        state: "dialing",
        outcome: null,
        number,
        person: { name: "Mai Gehrke" },
        logged: false,
      });
      expect(await voice.audits("intent_created")).toEqual([
        {
          agentId: bea,
          callId: body.callId,
          number,
          record,
          unverified: false,
          acknowledged: [],
          test: false,
        },
      ]);
    });

    it("is kept only as a hash", async () => {
      const { body } = await ask(wanted());
      const rows = await voice.world.db.selectFrom("intent").selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(body.intent);
    });

    it("needs no record, and takes a record of no person as none", async () => {
      const { status, body } = await ask(wanted({ record: { module: "Opportunities", id: "1" } }));
      expect(status).toBe(201);
      expect(body.person).toBeNull();
    });
  });

  describe("one key, one intent", () => {
    it("gives the same answer to the same request, even one after the other has begun", async () => {
      const request = wanted({ record });
      const answers = await Promise.all([ask(request), ask(request), ask(request)]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect(new Set(answers.map(({ body }) => body.intent)).size).toBe(1);
      voice.pass(120_000);
      expect((await ask(request)).body).toEqual(answers[0]?.body);
      expect(await voice.audits("intent_created")).toHaveLength(1);
    });

    it.each([{ number: "+14155550153" }, { extension: "1" }, { record }])(
      "refuses the key with other content: %j",
      async (change) => {
        const request = wanted();
        await ask(request);
        const { status, body } = await ask({ ...request, ...change });
        expect([status, body.code]).toEqual([409, "key-reused"]);
        expect(body).not.toHaveProperty("warnings");
      },
    );

    it("keeps the keys of agents apart", async () => {
      const other = await signInAgent(voice, ben, "Ben Duarte");
      const request = wanted();
      const mine = await ask(request);
      const theirs = await other.ask("POST", "/api/calls/intents", request);
      expect(theirs.status).toBe(201);
      expect(theirs.body.callId).not.toBe(mine.body.callId);
    });
  });

  describe("one live call", () => {
    it("refuses a second call while the first is about to be placed", async () => {
      await ask(wanted());
      const second = await ask(wanted());
      expect([second.status, second.body.code]).toEqual([409, "call-in-progress"]);
      expect(second.body).not.toHaveProperty("warnings");
    });

    it("grants a new call when no browser placed the one before, which then is worth nothing", async () => {
      const { body } = await ask(wanted());
      voice.pass(10_000);
      expect((await ask(wanted())).status).toBe(201);
      const late = { CallSid: aSid("a"), From: agent.address, intent: body.intent };
      const answer = await voice.webhook("/twilio/voice/outgoing", late);
      expect(await answer.text()).toContain("<Hangup/>");
    });

    it("grants one of two requests of the same moment", async () => {
      const answers = await Promise.all([ask(wanted()), ask(wanted())]);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
    });

    it("counts a placed call until it is over", async () => {
      const { body } = await ask(wanted());
      const placed = { CallSid: aSid("a"), From: agent.address, intent: body.intent };
      await voice.webhook("/twilio/voice/outgoing", placed);
      voice.pass(3_600_000);
      const leg = { startedAt: voice.now(), endedAt: null, durationSeconds: null };
      voice.conversations.set(aSid("a"), {
        root: { ...leg, callSid: aSid("a"), parentCallSid: null, status: "in-progress" },
        children: [{ ...leg, callSid: aSid("b"), parentCallSid: aSid("a"), status: "in-progress" }],
      });
      expect((await ask(wanted())).status).toBe(409);
    });

    it("asks Twilio before it refuses: the last webhooks may be late", async () => {
      const { body } = await ask(wanted());
      const placed = { CallSid: aSid("a"), From: agent.address, intent: body.intent };
      await voice.webhook("/twilio/voice/outgoing", placed);
      const leg = { startedAt: voice.now(), endedAt: voice.now() + 5_000, durationSeconds: 0 };
      voice.conversations.set(aSid("a"), {
        root: { ...leg, callSid: aSid("a"), parentCallSid: null, status: "completed" },
        children: [{ ...leg, callSid: aSid("b"), parentCallSid: aSid("a"), status: "busy" }],
      });
      expect((await ask(wanted())).status).toBe(201);
    });

    it("refuses when Twilio cannot say", async () => {
      const { body } = await ask(wanted());
      const placed = { CallSid: aSid("a"), From: agent.address, intent: body.intent };
      await voice.webhook("/twilio/voice/outgoing", placed);
      voice.conversations.set(aSid("a"), new Error("Twilio is away"));
      expect((await ask(wanted())).status).toBe(409);
    });
  });
});
