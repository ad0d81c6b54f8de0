import { describe, expect, it, vi } from "vitest";
import { legSid, legStatus } from "../../testing/inbound-call.ts";
import { askToCall, placeCall } from "../../testing/placed-call.ts";
import { bea, ben } from "../../testing/route-examples.ts";
import { directions, startTalk, type StartedTalk } from "../../testing/talking-call.ts";
import { onEachDatabase } from "../../testing/test-database.ts";
import { startInbound } from "../../testing/inbound-call.ts";
import { readPresence } from "../presence/read-presence.ts";

// Dozens of webhooks each, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const settings = { settings: { presence: { callWaiting: true } } };
const secondSid = legSid("7");
const secondLeg = legSid("6");

/** A second caller rings Bea, who talks. */
async function beCalled({ voice, call, readCall, agents }: StartedTalk) {
  const document = await call({ CallSid: secondSid });
  const { id } = await readCall(secondSid);
  expect(await voice.rows("ring")).toContainEqual(
    expect.objectContaining({ call_id: id, agent_id: bea, state: "ringing", waiting: 1 }),
  );
  const answer = () => agents.bea.ask("POST", `/api/calls/${id}/answer`);
  /** As the SDK does it: the first leg is dropped, then the second answers. */
  async function accept(firstLeg: string) {
    await voice.rooms.hangUp(firstLeg);
    const leg = { CallSid: secondLeg, ParentCallSid: secondSid };
    const status = `/twilio/voice/status?call=${id}&agent=${bea}`;
    await voice.webhook(status, legStatus(voice.now(), 0, "in-progress", leg));
    voice.rooms.connect(secondSid, secondLeg, document);
  }
  return { id, answer, accept };
}

onEachDatabase((open) => {
  describe.each(directions)("while in an %s call", (direction) => {
    it("keeps the first caller on hold while the second is answered", async () => {
      const talk = await startTalk(await open(), direction, settings);
      const { voice, callId, customer, ours, room, live, detail, liveEvents } = talk;
      const second = await beCalled(talk);
      expect(await second.answer()).toMatchObject({ status: 200, body: { held: callId } });
      // Our leg may leave now, and asking again changes nothing.
      const [theirs, mine] = [`${customer.at(-1)} held ends`, `${ours.at(-1)}`];
      expect(new Set(await room())).toEqual(new Set([theirs, mine]));
      expect(await second.answer()).toMatchObject({ status: 200, body: { held: callId } });
      await second.accept(ours);
      expect(await room()).toEqual([theirs]);
      expect(await detail()).toMatchObject({ state: "connected" });
      expect((await live()).body).toMatchObject({ held: true });
      expect((await talk.agents.bea.ask("GET", `/api/calls/${second.id}`)).body).toMatchObject({
        state: "connected",
      });
      expect((await liveEvents(bea)).at(-1)).toMatchObject({ callId, held: true });
      // Whoever waits may hang up.
      voice.pass(60_000);
      await talk.customerHangsUp();
      expect(await detail()).toMatchObject({
        state: "ended",
        outcome: "answered",
        talkSeconds: 61,
      });
      expect(voice.faults).toEqual([]);
    });

    it("brings the agent back to the first, and puts the second on hold", async () => {
      const talk = await startTalk(await open(), direction, settings);
      const { voice, callId, customer, ours, room, hold, agents } = talk;
      const second = await beCalled(talk);
      await second.answer();
      await second.accept(ours);
      const back = hold(false);
      const rung = () => voice.rooms.asked.find((one) => one.do === "invite");
      await expect.poll(rung).toMatchObject({
        to: `${agents.bea.address}?callId=${callId}`,
        endsOnExit: true,
      });
      // The browser drops the second when it takes the first back: who is there stays.
      expect(voice.rooms.members()).toContainEqual(
        expect.objectContaining({ callSid: secondSid, isHeld: true, room: second.id }),
      );
      await voice.rooms.hangUp(secondLeg);
      const leg = await voice.rooms.answer();
      expect(await back).toMatchObject({ status: 200, body: { callId, held: false } });
      expect(new Set(await room())).toEqual(
        new Set([`${customer.at(-1)} ends`, `${leg.at(-1)} ends`]),
      );
      const other = await agents.bea.ask("GET", `/api/calls/${second.id}/live`);
      expect(other.body).toMatchObject({ held: true });
      // Hanging up ends the call again.
      await voice.rooms.hangUp(leg);
      await talk.doLiveJobs();
      expect(await talk.detail()).toMatchObject({ state: "ended", outcome: "answered" });
      expect(voice.faults).toEqual([]);
    });

    it("hangs up on whoever was put aside, once, and leaves the second call alone", async () => {
      const talk = await startTalk(await open(), direction, settings);
      const { voice, callId, customer, act, agents } = talk;
      const end = (agent = agents.bea) => act(agent, "POST", "held/end");
      expect(await end()).toMatchObject({ status: 409, body: { code: "not-in-call" } });
      const second = await beCalled(talk);
      await second.answer();
      await second.accept(talk.ours);
      expect(await end(agents.ben)).toMatchObject({ status: 404 });
      expect(await end()).toMatchObject({ status: 200 });
      expect(await end()).toMatchObject({ status: 200 });
      const ended = voice.twilioCalls.asked.filter((one) => one.do === "end");
      expect(ended).toEqual([{ do: "end", callSid: customer }]);
      await talk.customerHangsUp();
      expect(await talk.detail()).toMatchObject({ state: "ended", outcome: "answered" });
      expect(await end()).toMatchObject({ status: 409, body: { code: "call-over" } });
      expect((await agents.bea.ask("GET", `/api/calls/${second.id}`)).body).toMatchObject({
        state: "connected",
      });
      expect(await voice.audits("held_call_ended")).toEqual([{ agentId: bea, callId }]);
    });

    it("ends no call that the agent talks in", async () => {
      const { hold, act, agents } = await startTalk(await open(), direction, settings);
      await hold(true);
      const answer = await act(agents.bea, "POST", "held/end");
      expect(answer).toMatchObject({ status: 409, body: { code: "not-held" } });
    });

    it("lets the agent go on at once when the second caller gives up", async () => {
      const talk = await startTalk(await open(), direction, settings);
      const { voice, customer, ours, room, hold } = talk;
      const second = await beCalled(talk);
      await second.answer();
      await voice.webhook("/twilio/voice/next?turn=1", {
        CallSid: secondSid,
        CallStatus: "completed",
        DialCallStatus: "canceled",
        DialBridged: "false",
      });
      expect(await second.answer()).toMatchObject({ status: 409, body: { code: "call-over" } });
      expect(await hold(false)).toMatchObject({ status: 200, body: { held: false } });
      expect(voice.rooms.asked.filter((one) => one.do === "invite")).toEqual([]);
      expect(new Set(await room())).toEqual(
        new Set([`${customer.at(-1)} ends`, `${ours.at(-1)} ends`]),
      );
    });

    it("says when the agent's browser does not take the first call back", async () => {
      const talk = await startTalk(await open(), direction, settings);
      const { voice, customer, ours, room, hold } = talk;
      const second = await beCalled(talk);
      await second.answer();
      await second.accept(ours);
      const back = hold(false);
      await expect.poll(() => voice.rooms.members().some(({ label }) => label !== "")).toBe(true);
      await voice.rooms.refuse("no-answer");
      expect(await back).toMatchObject({ status: 409, body: { code: "browser-did-not-answer" } });
      expect(await room()).toEqual([`${customer.at(-1)} held ends`]);
      const again = hold(false);
      await expect.poll(() => voice.rooms.members().some(({ label }) => label !== "")).toBe(true);
      await voice.rooms.answer();
      expect(await again).toMatchObject({ status: 200, body: { held: false } });
    });
  });

  it("has nobody to put on hold for an agent who is free, nor on the test line", async () => {
    const { voice, agents, call, readCall } = await startInbound(await open(), settings);
    const { body } = await agents.bea.ask("POST", "/api/calls/test-intents", {
      idempotencyKey: "test-line-1",
    });
    const { outgoing } = await askToCall(voice, agents.ben);
    await voice.webhook("/twilio/voice/outgoing", {
      ...outgoing,
      CallSid: legSid("5"),
      From: agents.bea.address,
      intent: body.intent,
    });
    await call({ CallSid: secondSid });
    const { id } = await readCall(secondSid);
    expect(await agents.bea.ask("POST", `/api/calls/${id}/answer`)).toMatchObject({
      status: 200,
      body: { held: null },
    });
    expect(await agents.ben.ask("POST", `/api/calls/${id}/answer`)).toMatchObject({
      status: 404,
      body: { code: "call-not-found" },
    });
    expect(voice.twilioCalls.asked).toEqual([]);
  });

  it("does not drop a call that has not been answered yet", async () => {
    const { voice, agents, call, readCall } = await startInbound(await open(), settings);
    await placeCall(voice, agents.bea);
    await call({ CallSid: secondSid });
    const { id } = await readCall(secondSid);
    expect(await agents.bea.ask("POST", `/api/calls/${id}/answer`)).toMatchObject({
      status: 409,
      body: { code: "still-calling" },
    });
  });

  it("counts whoever is set aside as a call of the agent, and of nobody else", async () => {
    const talk = await startTalk(await open(), "outbound", settings);
    const { voice, ours } = talk;
    const second = await beCalled(talk);
    await second.answer();
    await second.accept(ours);
    const presence = await readPresence(voice.world.db, [bea, ben], voice.now());
    expect(presence.get(bea)).toMatchObject({ onCall: true });
    expect(presence.get(ben)).toMatchObject({ onCall: false });
  });
});
