import { expect, it, vi } from "vitest";
import {
  createCallers,
  dialOver,
  legSid,
  legStatus,
  startInbound,
} from "../../testing/inbound-call.ts";
import { askToCall, inTurn, placeCall, talked } from "../../testing/placed-call.ts";
import { bea, ben, maiKnown, reception } from "../../testing/route-examples.ts";
import { storeMissedCall } from "../../testing/recorded-call.ts";
import { startRecords } from "../../testing/records-world.ts";
import { signInAgent } from "../../testing/test-agent.ts";
import { onEachDatabase } from "../../testing/test-database.ts";

// Dozens of webhooks each, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const everybody = {
  team: { on: true, members: [bea, ben] },
  fallback: { number: reception },
};
type Agent = Awaited<ReturnType<typeof signInAgent>>;
const cardOf = (agent: Agent, callId: string) => agent.ask("GET", `/api/calls/${callId}/caller`);

onEachDatabase((open) => {
  it("tells whose the caller is, what was talked of last, and what happens next", async () => {
    const { voice, agents, call, readCall } = await startInbound(await open(), {
      settings: everybody,
    });
    const { callId } = await placeCall(voice, agents.ben);
    const placedAt = voice.now();
    await inTurn(voice, talked(placedAt));
    await agents.ben.ask("PUT", `/api/calls/${callId}/note`, {
      text: "send new prices",
      version: 1,
    });
    voice.pass(20_000);
    await call({ CallSid: legSid("7") });
    const { id } = await readCall(legSid("7"));
    expect(await cardOf(agents.bea, id)).toMatchObject({
      status: 200,
      body: {
        callId: id,
        owner: { name: "Bea Dhillon", isYou: true },
        lastContact: {
          at: placedAt + 7_000,
          direction: "outbound",
          talkSeconds: 65,
          note: "send new prices",
        },
        openFollowUp: null,
        next: { step: "mobile", at: voice.now() + 12_000 },
        words: null,
      },
    });
    expect(voice.faults).toEqual([]);
  });

  it("knows that the mobile will not ring while its owner talks elsewhere", async () => {
    const { voice, agents, call, readCall } = await startInbound(await open(), {
      settings: { fallback: everybody.fallback, presence: { callWaiting: true } },
    });
    await call();
    const { id } = await readCall();
    const asked = await askToCall(voice, agents.bea);
    await voice.webhook("/twilio/voice/outgoing", {
      ...asked.outgoing,
      CallSid: legSid("9"),
    });
    expect((await cardOf(agents.bea, id)).body).toMatchObject({ next: { step: "fallback" } });
  });

  it("tells of a stranger that nothing is known of them", async () => {
    const { agents, call, readCall } = await startInbound(await open(), {
      settings: { team: { on: true, members: [bea, ben] }, queue: { on: true } },
      callers: createCallers().lookup,
    });
    const greeting = await call({ From: "anonymous" });
    expect(greeting).toContain("<Client");
    const { id } = await readCall();
    expect((await cardOf(agents.ben, id)).body).toMatchObject({
      owner: null,
      lastContact: null,
      openFollowUp: null,
      next: { step: "queue" },
    });
  });

  it("is for those whom the call rings or who are in it", async () => {
    const { voice, agents, call, follow, readCall } = await startInbound(await open(), {
      settings: everybody,
      callers: createCallers({ ...maiKnown, ownerCrmUserId: null }).lookup,
    });
    const document = await call();
    const { id } = await readCall();
    const ben404 = { status: 404, body: { code: "call-not-found" } };
    const stranger = await signInAgent(voice, "0190d1a0-5c2e-7cc2-9f63-2f1a6f0b8f99", "Eve");
    expect(await cardOf(stranger, id)).toMatchObject(ben404);
    const leg = { CallSid: legSid("c") };
    const status = `/twilio/voice/status?call=${id}&agent=${ben}`;
    await voice.webhook(status, legStatus(voice.now(), 4, "in-progress", leg));
    expect(await cardOf(agents.ben, id)).toMatchObject({ status: 200, body: { next: null } });
    expect(await cardOf(agents.bea, id)).toMatchObject({
      status: 409,
      body: { code: "not-in-call" },
    });
    const bridged = { DialCallSid: leg.CallSid, DialBridged: "true", DialCallDuration: "5" };
    await follow(document, "action", dialOver("completed", bridged));
    expect(await cardOf(agents.ben, id)).toMatchObject({
      status: 409,
      body: { code: "call-over" },
    });
  });

  it("shows the follow-up that is open for the caller", async () => {
    const world = await startRecords(await open());
    const agent = await signInAgent(world, bea);
    const earlier = world.now() - 3_600_000;
    await storeMissedCall(world, { record: maiKnown.record, at: earlier });
    const { callId } = await placeCall(world, agent, { record: maiKnown.record });
    const { body } = await cardOf(agent, callId);
    const { due_at: dueAt } = await world.world.db
      .selectFrom("follow_up")
      .select("due_at")
      .executeTakeFirstOrThrow();
    expect(body).toMatchObject({ openFollowUp: { subject: "Call back Mai Gehrke", dueAt } });
  });
});
