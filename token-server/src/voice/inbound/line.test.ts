import { expect, it, vi } from "vitest";
import {
  createCallers,
  dialOver,
  legSid,
  legStatus,
  openBrowser,
  startInbound,
} from "../../testing/inbound-call.ts";
import { bea, ben, maiKnown } from "../../testing/route-examples.ts";
import { onEachDatabase } from "../../testing/test-database.ts";

const settings = {
  team: { on: true, members: [bea, ben] },
  queue: { on: true, maxWaitSeconds: 120 },
};
const first = legSid("1");
const second = legSid("2");

// Dozens of webhooks each, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

onEachDatabase((open) => {
  /** Both agents talk; two callers wait. */
  async function startBusy(more: object = {}) {
    const callers = createCallers({ ...maiKnown, ownerCrmUserId: null });
    const started = await startInbound(await open(), {
      settings: { ...settings, ...more },
      callers: callers.lookup,
    });
    const { voice, call } = started;
    const talk = async (CallSid: string, agentId: string, legDigit: string) => {
      const document = await call({ CallSid });
      const row = await voice.world.db
        .selectFrom("call")
        .select("id")
        .where("root_call_sid", "=", CallSid)
        .executeTakeFirstOrThrow();
      const leg = { CallSid: legSid(legDigit), ParentCallSid: CallSid };
      await voice.webhook(
        `/twilio/voice/status?call=${row.id}&agent=${agentId}`,
        legStatus(voice.now(), 0, "in-progress", leg),
      );
      const hangUp = dialOver("completed", {
        ...leg,
        CallSid,
        DialCallSid: leg.CallSid,
        DialBridged: "true",
      });
      return { document, end: () => started.follow(document, "action", hangUp) };
    };
    const withBea = await talk(legSid("8"), bea, "b");
    const withBen = await talk(legSid("9"), ben, "c");
    const waiting = await call({ CallSid: first });
    voice.pass(1_000);
    const waitingToo = await call({ CallSid: second });
    const wait = (document: string, CallSid: string, seconds: number) =>
      started.follow(document, "waitUrl", {
        CallSid,
        QueueTime: String(seconds),
        QueuePosition: "1",
      });
    return { ...started, withBea, withBen, waiting, waitingToo, wait };
  }

  it("tells callers their place while everybody talks", async () => {
    const { waiting, waitingToo, wait } = await startBusy();
    expect(waiting).toContain(">ringback-team</Enqueue>");
    expect(await wait(waiting, first, 1)).toContain("You are number 1 in line.");
    expect(await wait(waitingToo, second, 1)).toContain("You are number 2 in line.");
  });

  it("rings who becomes free for the first in line, and nobody for the second", async () => {
    const { voice, waiting, waitingToo, wait, withBen, follow } = await startBusy();
    await wait(waiting, first, 1);
    await withBen.end();
    expect(await wait(waitingToo, second, 9)).toContain("number 2");
    const leaving = await wait(waiting, first, 9);
    expect(leaving).toMatch(/<Response><Leave\/><\/Response>$/);
    const left = { CallSid: first, QueueResult: "leave", QueueTime: "9" };
    const ringing = await follow(waiting, "action", left);
    expect(ringing).toContain(`agent_${ben.replaceAll("-", "")}`);
    expect(ringing).not.toContain(`agent_${bea.replaceAll("-", "")}`);
    // The second moves up only when the first is through.
    expect(await wait(waitingToo, second, 17)).toContain("number 2");
    const talked = dialOver("completed", {
      CallSid: first,
      DialBridged: "true",
      DialCallDuration: "30",
    });
    await follow(ringing, "action", talked);
    expect(await wait(waitingToo, second, 25)).toMatch(/<Leave\/>/);
    expect(voice.faults).toEqual([]);
  });

  it("goes back to their place when nobody answers, and does not ring the same agent at once", async () => {
    const { voice, waiting, waitingToo, wait, withBen, follow } = await startBusy();
    await withBen.end();
    await wait(waiting, first, 9);
    const ringing = await follow(waiting, "action", {
      CallSid: first,
      QueueResult: "leave",
      QueueTime: "9",
    });
    const again = await follow(ringing, "action", dialOver("no-answer", { CallSid: first }));
    expect(again).toContain("</Enqueue>");
    // Twilio counts from the start: the same number of seconds is another visit.
    expect(await wait(again, first, 9)).toContain("You are number 1 in line.");
    expect(await wait(waitingToo, second, 30)).toContain("number 2");
    voice.pass(61_000);
    for (const id of [bea, ben]) await openBrowser(voice, { id });
    expect(await wait(again, first, 70)).toMatch(/<Leave\/>/);
  });

  it("keeps a call back for who presses 1", async () => {
    const { voice, waiting, wait, follow, readCall } = await startBusy();
    const music = await wait(waiting, first, 1);
    expect(music).toContain("press 1");
    const key = { CallSid: first, Digits: "1" };
    expect(await follow(music, "action", key)).toMatch(/<Leave\/>/);
    const bye = await follow(waiting, "action", {
      CallSid: first,
      QueueResult: "leave",
      QueueTime: "5",
    });
    expect(bye).toContain("We will call you back.");
    expect(bye).toContain("<Hangup/>");
    const row = (await voice.rows("call")).find(
      (call) => "root_call_sid" in call && call.root_call_sid === first,
    );
    expect(row).toMatchObject({ state: "ended", outcome: "abandoned", call_back_asked: 1 });
    expect(voice.told).toEqual(["missed"]);
    await expect(readCall(first)).resolves.toMatchObject({ code: "call-not-found" });
  });

  it("takes other keys for none", async () => {
    const { waiting, wait, follow } = await startBusy();
    const music = await wait(waiting, first, 1);
    const again = await follow(music, "action", { CallSid: first, Digits: "5" });
    expect(again).toContain("/twilio/voice/wait?");
  });

  it("offers no call back where that is off", async () => {
    const { waiting, wait } = await startBusy({
      queue: { ...settings.queue, offerCallBack: false },
    });
    const music = await wait(waiting, first, 1);
    expect(music).not.toContain("<Gather");
  });

  it("is abandoned by who hangs up", async () => {
    const { voice, waiting, waitingToo, wait, follow } = await startBusy();
    const gone = { CallSid: first, CallStatus: "completed", QueueResult: "hangup", QueueTime: "4" };
    await follow(waiting, "action", gone);
    expect(
      await voice.world.db
        .selectFrom("call")
        .select("outcome")
        .where("root_call_sid", "=", first)
        .execute(),
    ).toEqual([{ outcome: "abandoned" }]);
    expect(await wait(waitingToo, second, 9)).toContain("You are number 1 in line.");
  });

  it("ends at the longest wait, and goes on with the plan", async () => {
    const { voice, waiting, wait, follow } = await startBusy();
    voice.pass(121_000);
    expect(await wait(waiting, first, 121)).toMatch(/<Leave\/>/);
    const next = await follow(waiting, "action", {
      CallSid: first,
      QueueResult: "leave",
      QueueTime: "121",
    });
    expect(next).toContain("<Record");
  });

  it("ends at the longest wait by Twilio's clock, too", async () => {
    const { waiting, wait } = await startBusy();
    expect(await wait(waiting, first, 119)).toContain("You are number 1 in line.");
    expect(await wait(waiting, first, 120)).toMatch(/<Leave\/>/);
  });

  it("goes on with the plan when Twilio's line does not work", async () => {
    const { waiting, follow } = await startBusy();
    const failed = { CallSid: first, QueueResult: "system-error", QueueTime: "0" };
    expect(await follow(waiting, "action", failed)).toContain("<Record");
  });

  it("counts a caller that nobody asks about any more as gone", async () => {
    const { voice, waitingToo, wait } = await startBusy();
    voice.pass(59_000);
    await wait(waitingToo, second, 59);
    voice.pass(2_000);
    expect(await wait(waitingToo, second, 61)).toContain("You are number 1 in line.");
  });
});
