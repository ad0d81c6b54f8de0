import { describe, expect, it, vi } from "vitest";
import { openEvents } from "../../testing/event-reader.ts";
import { bea, ben, cleo } from "../../testing/route-examples.ts";
import { directions, startTalk } from "../../testing/talking-call.ts";
import { onEachDatabase } from "../../testing/test-database.ts";
import { readPresence } from "../presence/read-presence.ts";

// Dozens of webhooks each, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const number = "+14155550199";

onEachDatabase((open) => {
  async function startWith(direction: "inbound" | "outbound", more = {}) {
    const talk = await startTalk(await open(), direction, more);
    const { act, agents, customer, ours } = talk;
    const to = (how: string, whom: object = { agentId: ben }, words?: string) =>
      act(agents.bea, "POST", "transfer", { to: whom, how, ...(words && { words }) });
    return {
      ...talk,
      transfer: to,
      finish: (agent = agents.bea) => act(agent, "POST", "transfer/finish"),
      cancel: (agent = agents.bea) => act(agent, "POST", "transfer/cancel"),
      them: customer.at(-1) ?? "",
      me: ours.at(-1) ?? "",
      is: async (...members: string[]) =>
        expect(new Set(await talk.room())).toEqual(new Set(members)),
    };
  }

  describe.each(directions)("an %s call", (direction) => {
    it("is handed on after a talk with the colleague, and stays one call", async () => {
      const talk = await startWith(direction);
      const { voice, callId, agents, them, me, is, ours, customer } = talk;
      const begun = await talk.transfer("warm", { agentId: ben }, "Mai, wants dates");
      const transfer = { to: "Ben Duarte", how: "warm", stage: "ringing" };
      expect(begun).toMatchObject({ status: 200, body: { held: true, transfer } });
      await is(`${them} held ends`, me, "1 rings");
      expect(voice.rooms.asked.at(-1)).toMatchObject({
        do: "invite",
        to: `${agents.ben.address}?callId=${callId}`,
        from: "+12125550142",
        endsOnExit: false,
      });
      // Asking again rings nobody again; asking for somebody else has to wait.
      expect((await talk.transfer("warm")).body.transfer).toEqual(transfer);
      expect(await talk.transfer("warm", { number })).toMatchObject({
        status: 409,
        body: { code: "transfer-under-way" },
      });
      expect(voice.rooms.asked.filter((one) => one.do === "invite")).toHaveLength(1);
      const card = await agents.ben.ask("GET", `/api/calls/${callId}/caller`);
      expect(card.body).toMatchObject({
        words: { from: "Bea Dhillon", text: "Mai, wants dates" },
        next: null,
      });

      const leg = await voice.rooms.answer();
      expect((await talk.live()).body.transfer).toMatchObject({ stage: "talking" });
      await is(`${them} held ends`, me, `${leg.at(-1)}`);
      voice.pass(10_000);
      expect(await talk.finish()).toMatchObject({
        status: 200,
        body: { held: false, transfer: null },
      });
      await is(`${them} ends`, `${leg.at(-1)} ends`);
      expect(voice.rooms.asked.at(-2)).toEqual({ do: "remove", callSid: ours });
      expect(voice.rooms.asked.at(-1)).toEqual({ do: "change", callSid: customer, isHeld: false });
      // Done is done; and it is Ben's now.
      expect((await talk.finish()).status).toBe(200);
      expect(await talk.hold(true)).toMatchObject({ status: 409, body: { code: "not-in-call" } });
      expect((await talk.hold(true, agents.ben)).body).toMatchObject({ held: true });
      expect((await talk.hold(false, agents.ben)).body).toMatchObject({ held: false });
      const presence = await readPresence(voice.world.db, [bea, ben], voice.now());
      expect([presence.get(bea)?.onCall, presence.get(ben)?.onCall]).toEqual([false, true]);

      await talk.doLiveJobs();
      voice.pass(50_000);
      await talk.customerHangsUp();
      expect(await talk.detail()).toMatchObject({
        id: callId,
        state: "ended",
        outcome: "answered",
        talkSeconds: 61,
      });
      const [row] = await voice.rows("call");
      expect(row).toMatchObject({ id: callId, agent_id: bea });
      expect(await voice.rows("call")).toHaveLength(1);
      expect(voice.faults).toEqual([]);
    });

    it("is sent on at once: the colleague who answers has it", async () => {
      const talk = await startWith(direction);
      const { voice, agents, them, me, is, liveEvents } = talk;
      const events = await openEvents(voice.origin, agents.ben.token);
      await talk.transfer("cold");
      await is(`${them} held ends`, me, "1 rings");
      await expect
        .poll(() => events.events.map(({ data }) => data))
        .toContainEqual(expect.objectContaining({ type: "ring", ring: "ringing" }));
      const leg = await voice.rooms.answer();
      await talk.doLiveJobs();
      await is(`${them} ends`, `${leg.at(-1)} ends`);
      expect((await talk.live(agents.ben)).body).toMatchObject({ held: false, transfer: null });
      await expect
        .poll(() => events.events.map(({ data }) => data))
        .toContainEqual(expect.objectContaining({ type: "ring", ring: "answered" }));
      expect((await liveEvents(bea)).at(-1)).toMatchObject({ held: false, transfer: null });
      // Ben hangs up: that is the end.
      await voice.rooms.hangUp(leg);
      await talk.doLiveJobs();
      expect(await talk.detail()).toMatchObject({ state: "ended", outcome: "answered" });
    });

    it.each(["busy", "no-answer", "failed"])("comes back when the other is %s", async (word) => {
      const talk = await startWith(direction);
      const { voice, them, me, is, liveEvents } = talk;
      await talk.transfer("cold", { number });
      await voice.rooms.refuse(word);
      await talk.doLiveJobs();
      await is(`${them} ends`, `${me} ends`);
      expect((await talk.live()).body).toMatchObject({ held: false, transfer: null });
      expect((await liveEvents(bea)).at(-1)).toMatchObject({ held: false, transfer: null });
      expect(await talk.finish()).toMatchObject({ status: 409, body: { code: "no-transfer" } });
    });

    it("is taken back while it rings, or while they talk", async () => {
      const talk = await startWith(direction);
      const { voice, agents, them, me, is } = talk;
      await talk.transfer("warm");
      expect((await talk.cancel()).body).toMatchObject({ held: false, transfer: null });
      await is(`${them} ends`, `${me} ends`);
      expect((await talk.cancel()).status).toBe(200);
      await talk.hold(true);
      await talk.transfer("warm");
      await voice.rooms.answer();
      // As it was before: on hold.
      expect((await talk.cancel()).body).toMatchObject({ held: true, transfer: null });
      await is(`${them} held ends`, `${me} ends`);
      const rings = (await voice.rows("ring")).filter((row) => "agent_id" in row);
      expect(rings).toContainEqual(expect.objectContaining({ agent_id: ben, handed_on: 1 }));
      expect((await talk.live(agents.ben)).body).toMatchObject({ transfer: null });
    });

    it("goes to the message box when the agent has left and nobody answers", async () => {
      const talk = await startWith(direction);
      const { voice, ours, customer } = talk;
      await talk.transfer("cold");
      voice.pass(2_000);
      await voice.rooms.hangUp(ours);
      expect(await talk.cancel()).toMatchObject({ status: 409, body: { code: "not-in-call" } });
      expect((await talk.live()).body.transfer).toMatchObject({ how: "cold" });
      voice.pass(20_000);
      await voice.rooms.refuse("no-answer");
      await talk.doLiveJobs();
      const box = voice.rooms.heard.at(-1) ?? "";
      expect(box).toContain("<Record");
      expect((await talk.detail()).state).toBe("connected");
      voice.pass(15_000);
      const left = { CallSid: customer, CallStatus: "completed", RecordingDuration: "9" };
      await voice.webhook(`/twilio/voice/message-left?call=${talk.callId}`, left);
      await talk.customerHangsUp();
      expect(await talk.detail()).toMatchObject({
        state: "ended",
        outcome: "answered",
        talkSeconds: 3,
        voicemailSeconds: 9,
      });
      expect(voice.told).toContain("voicemail");
    });

    it("goes on by itself when the agent hangs up on a talk with the colleague", async () => {
      const talk = await startWith(direction);
      const { voice, ours, them, is } = talk;
      await talk.transfer("warm");
      const leg = await voice.rooms.answer();
      await voice.rooms.hangUp(ours);
      await talk.doLiveJobs();
      await is(`${them} ends`, `${leg.at(-1)} ends`);
      expect((await talk.live()).body).toMatchObject({ held: false, transfer: null });
    });

    it("learns from Twilio what became of ringing whose webhooks are lost", async () => {
      const talk = await startWith(direction);
      const { voice, them, me, is } = talk;
      await talk.transfer("cold", { number });
      voice.rooms.forget();
      voice.pass(60_000);
      await talk.doLiveJobs();
      await is(`${them} ends`, `${me} ends`);
      expect((await talk.live()).body).toMatchObject({ held: false, transfer: null });
    });

    it("is the same when everything is told twice", async () => {
      const talk = await startWith(direction);
      const { voice, agents, them, is } = talk;
      voice.rooms.repeat();
      await talk.hold(true);
      await talk.transfer("warm");
      const leg = await voice.rooms.answer();
      await talk.finish();
      await talk.doLiveJobs();
      await is(`${them} ends`, `${leg.at(-1)} ends`);
      expect((await talk.live(agents.ben)).body).toMatchObject({ held: false, transfer: null });
      // An early word of the colleague's leg comes late, and changes nothing.
      const path = voice.rooms.asked.find((one) => one.do === "invite")?.statusUrl ?? "";
      const late = { CallSid: leg, CallStatus: "ringing" };
      await voice.webhook(path.replace("https://calls.example.com", ""), late);
      expect((await talk.live(agents.ben)).body).toMatchObject({ held: false, transfer: null });
      await talk.customerHangsUp();
      expect(await talk.detail()).toMatchObject({ state: "ended", outcome: "answered" });
      expect(voice.faults).toEqual([]);
    });

    it("is not rung twice when we die over it", async () => {
      const talk = await startWith(direction);
      const { voice, them, me, is } = talk;
      await talk.hold(true);
      voice.rooms.loseNextAnswer();
      expect(await talk.transfer("warm", { number })).toMatchObject({ status: 503 });
      voice.pass(6_000);
      await talk.doLiveJobs();
      await is(`${them} held ends`, me, "1 rings");
      expect(voice.rooms.asked.filter((one) => one.do === "invite")).toHaveLength(1);
      const leg = await voice.rooms.answer();
      expect((await talk.finish()).status).toBe(200);
      await is(`${them} ends`, `${leg.at(-1)} ends`);
    });
  });

  it("is declined by the colleague, whose browsers stop ringing", async () => {
    const talk = await startWith("inbound");
    const { voice, agents, them, me, is, callId } = talk;
    await talk.transfer("warm");
    const declined = await talk.act(agents.ben, "POST", "decline", { to: "next" });
    expect(declined).toMatchObject({ status: 200, body: { transfer: null } });
    expect((await talk.act(agents.ben, "POST", "decline", { to: "next" })).status).toBe(200);
    await talk.doLiveJobs();
    await is(`${them} ends`, `${me} ends`);
    expect(await voice.rows("ring")).toContainEqual(
      expect.objectContaining({ agent_id: ben, state: "stopped" }),
    );
    const { trace } = await talk.detail();
    expect(trace.filter(({ step }) => step === "transfer")).toMatchObject([
      { reason: "Bea Dhillon hands the call on to Ben Duarte, to talk with them first." },
      { reason: "Ben Duarte does not take it. The call stays where it was." },
    ]);
    expect(await voice.audits("transfer_started")).toEqual([
      { agentId: bea, callId, to: ben, how: "warm" },
    ]);
  });

  it("says why it cannot be handed on so, and rings nobody", async () => {
    const talk = await startWith("inbound");
    const { voice, agents } = talk;
    const refused = async (how: string, whom: object) => {
      const { status, body } = await talk.transfer(how, whom);
      return [status, body.errors?.[0]?.field ?? body.code];
    };
    expect(await refused("lukewarm", { agentId: ben })).toEqual([422, "how"]);
    expect(await refused("cold", { number: "12" })).toEqual([422, "to.number"]);
    expect(await refused("cold", { agentId: bea })).toEqual([422, "to.agentId"]);
    expect(await refused("cold", { agentId: cleo })).toEqual([422, "to.agentId"]);
    expect(await refused("cold", { number: "+14155550152" })).toEqual([422, "to.number"]);
    expect(await refused("cold", { number: "+12125550142" })).toEqual([403, "number-refused"]);
    expect(await refused("cold", { number: "+19005550199" })).toEqual([403, "number-refused"]);
    await agents.ben.ask("PUT", "/api/presence", { state: "do-not-disturb" });
    expect(await talk.transfer("cold")).toMatchObject({
      status: 409,
      body: {
        code: "colleague-unavailable",
        detail: expect.stringContaining("Ben Duarte asked not to be disturbed."),
      },
    });
    expect(voice.rooms.asked).toEqual([]);
    expect((await talk.live()).body).toMatchObject({ held: false, transfer: null });
    const byBen = await talk.act(agents.ben, "POST", "transfer", { to: { number }, how: "cold" });
    expect(byBen).toMatchObject({ status: 404, body: { code: "call-not-found" } });
  });

  it("says when Twilio does not call the number: the call is as before", async () => {
    const talk = await startWith("outbound");
    const { them, me, is } = talk;
    expect(await talk.transfer("cold", { number: "+19005550199" })).toMatchObject({
      status: 403,
    });
    talk.voice.rooms.refuseNext();
    expect(await talk.transfer("cold", { number })).toMatchObject({
      status: 409,
      body: { code: "transfer-refused", title: `${number} could not be called` },
    });
    await is(`${them} ends`, `${me} ends`);
  });

  it("keeps both decisions when two windows decide at once", async () => {
    const talk = await startWith("inbound");
    const { voice, them, me, is } = talk;
    await talk.transfer("warm");
    const leg = await voice.rooms.answer();
    const [finished, cancelled] = await Promise.all([talk.finish(), talk.cancel()]);
    await talk.doLiveJobs();
    // Whichever came first holds; nobody outside is left alone.
    expect(new Set([finished.status, cancelled.status])).toEqual(new Set([200, 409]));
    const rest = finished.status === 200 ? `${leg.at(-1)} ends` : `${me} ends`;
    await is(`${them} ends`, rest);
  });
});
