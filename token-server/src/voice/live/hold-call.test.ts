import { describe, expect, it, vi } from "vitest";
import { dialOver, legStatus, startInbound } from "../../testing/inbound-call.ts";
import { placeCall } from "../../testing/placed-call.ts";
import { bea } from "../../testing/route-examples.ts";
import { directions, startTalk } from "../../testing/talking-call.ts";
import { onEachDatabase } from "../../testing/test-database.ts";
import { settleUnfinished } from "../settle.ts";

// Dozens of webhooks each, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

onEachDatabase((open) => {
  describe.each(directions)("an %s call", (direction) => {
    it("is held and gone on with, and counted as one talk", async () => {
      const talk = await startTalk(await open(), direction);
      const { voice, callId, customer, ours, hold, room, live, detail } = talk;
      const held = { callId, held: true, heldSince: voice.now(), transfer: null };
      expect(await hold(true)).toMatchObject({ status: 200, body: held });
      // The dialled leg first: the other follows when its `<Dial>` is over.
      const dialled = direction === "inbound" ? ours : customer;
      expect(voice.twilioCalls.asked).toMatchObject([{ do: "redirect", callSid: dialled }]);
      const names = [customer.at(-1), ours.at(-1)];
      expect(new Set(await room())).toEqual(new Set([`${names[0]} held ends`, `${names[1]} ends`]));
      voice.pass(60_000);
      expect((await live()).body).toMatchObject(held);
      expect(await hold(true)).toMatchObject({ status: 200, body: held });

      expect(await hold(false)).toMatchObject({ status: 200, body: { held: false } });
      expect(new Set(await room())).toEqual(new Set(names.map((name) => `${name} ends`)));
      expect(await detail()).toMatchObject({ state: "connected" });
      await talk.customerHangsUp();
      expect(await detail()).toMatchObject({
        id: callId,
        state: "ended",
        outcome: "answered",
        answeredAt: talk.startedAt + 7_000,
        talkSeconds: 61,
      });
      expect(voice.rooms.heard.at(-1)).toContain("<Hangup/>");
      expect(await voice.audits("call_held")).toEqual([{ agentId: bea, callId }]);
      expect(await voice.audits("call_resumed")).toEqual([{ agentId: bea, callId }]);
      expect(voice.faults).toEqual([]);
    });

    it("tells the agent's streams", async () => {
      const { hold, liveEvents, voice } = await startTalk(await open(), direction);
      await hold(true);
      await hold(false);
      const told = (await liveEvents(bea)).map(({ held, heldSince }) => ({ held, heldSince }));
      expect(told).toEqual([
        { held: true, heldSince: voice.now() },
        { held: false, heldSince: null },
      ]);
    });

    it("ends for both when the agent hangs up on somebody held", async () => {
      const { voice, ours, hold, room, detail, doLiveJobs } = await startTalk(
        await open(),
        direction,
      );
      await hold(true);
      voice.pass(5_000);
      await voice.rooms.hangUp(ours);
      await doLiveJobs();
      expect(await room()).toEqual([]);
      expect(await detail()).toMatchObject({ state: "ended", outcome: "answered" });
    });

    it("is over when one hangs up in the moment in which it is to be held", async () => {
      const talk = await startTalk(await open(), direction);
      const { voice, customer, ours, hold, detail } = talk;
      const isInbound = direction === "inbound";
      const [root, child] = isInbound ? [customer, ours] : [ours, customer];
      const times = { startedAt: voice.now(), endedAt: null, durationSeconds: null };
      voice.twilioCalls.over.add(child);
      voice.conversations.set(root, {
        root: { callSid: root, parentCallSid: null, status: "in-progress", ...times },
        children: [{ callSid: child, parentCallSid: root, status: "completed", ...times }],
      });
      expect(await hold(true)).toMatchObject({ status: 409, body: { code: "call-over" } });
      // Nobody is left alone in an empty conference.
      expect(voice.twilioCalls.asked.at(-1)).toEqual({ do: "end", callSid: root });
      // And whoever asks where to go is not led there: the `<Dial>` ended of its own accord.
      const path = isInbound ? "/twilio/voice/next?turn=1" : "/twilio/voice/dial-ended";
      const ended = { DialBridged: "true", DialCallDuration: "3", DialCallSid: child };
      const over = { ...dialOver("completed", ended), CallSid: root };
      expect(await (await voice.webhook(path, over)).text()).toContain("<Hangup/>");
      const gone = { CallSid: child, ParentCallSid: root, CallDuration: "3" };
      const status = legStatus(voice.now(), 0, "completed", gone);
      await voice.webhook("/twilio/voice/status", status);
      expect(await detail()).toMatchObject({ state: "ended", outcome: "answered" });
    });

    it("is brought about later when Twilio is away, and the agent is told", async () => {
      const { voice, hold, room, live, doLiveJobs, customer } = await startTalk(
        await open(),
        direction,
      );
      voice.rooms.failNext(1);
      expect(await hold(true)).toMatchObject({
        status: 503,
        body: { code: "twilio-unavailable" },
      });
      voice.pass(6_000);
      await doLiveJobs();
      expect(await room()).toContain(`${customer.at(-1)} held ends`);
      expect((await live()).body).toMatchObject({ held: true });
    });

    it("is settled by Twilio's records when the webhooks of its end are lost", async () => {
      const talk = await startTalk(await open(), direction);
      const { voice, hold, customer, ours, detail, startedAt } = talk;
      await hold(true);
      const isInbound = direction === "inbound";
      const [root, child] = isInbound ? [customer, ours] : [ours, customer];
      const leg = { startedAt: startedAt + 7_000, endedAt: startedAt + 107_000 };
      voice.conversations.set(root, {
        root: {
          callSid: root,
          parentCallSid: null,
          status: "completed",
          ...leg,
          durationSeconds: 107,
        },
        children: [
          {
            callSid: child,
            parentCallSid: root,
            status: "completed",
            ...leg,
            durationSeconds: 100,
          },
        ],
      });
      voice.pass(200_000);
      expect(await settleUnfinished(voice.world, new AbortController().signal)).toEqual([]);
      expect(await detail()).toMatchObject({
        state: "ended",
        outcome: "answered",
        talkSeconds: 100,
      });
    });
  });

  it("says why a call cannot be held", async () => {
    const started = await startInbound(await open(), {});
    const { voice, agents, call, readCall } = started;
    await call();
    const { id } = await readCall();
    const hold = (callId: string, body: unknown, agent = agents.bea) =>
      agent.ask("PUT", `/api/calls/${callId}/held`, body);
    const refusal = (status: number, code: string) => ({ status, body: { code } });
    expect(await hold(id, { held: true })).toMatchObject(refusal(409, "not-connected"));
    expect(await hold(id, { held: true }, agents.ben)).toMatchObject(
      refusal(404, "call-not-found"),
    );
    expect(await hold(id, { held: "yes" })).toMatchObject({
      status: 422,
      body: { errors: [{ field: "held" }] },
    });
    const placed = await placeCall(voice, agents.ben, {});
    expect(await hold(placed.callId, { held: true }, agents.ben)).toMatchObject(
      refusal(409, "not-connected"),
    );
  });

  it("says what somebody on hold hears, over and over", async () => {
    const { voice, hold, callId } = await startTalk(await open(), "inbound");
    await hold(true);
    const path = `/twilio/voice/hold?call=${callId}`;
    const answer = await (await voice.webhook(path, { CallSid: "x" })).text();
    expect(answer).toContain('<Say language="en-US">Thank you for holding.');
    expect(answer).toContain(`<Redirect method="POST">https://calls.example.com${path}`);
  });
});
