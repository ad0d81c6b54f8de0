import { expect, it } from "vitest";
import { createCallers, inboundSid, legSid, startInbound } from "../../testing/inbound-call.ts";
import { pathIn } from "../../testing/paths.ts";
import { maiKnown } from "../../testing/route-examples.ts";
import { onEachDatabase } from "../../testing/test-database.ts";
import type { CallerMatch } from "../world.ts";
import { createLiveLookUps } from "./live-look-ups.ts";

const asksAgain = { CallSid: inboundSid, CallStatus: "in-progress" };

onEachDatabase((open) => {
  it("greets a stranger while the CRM is asked, and rings their owner", async () => {
    const callers = createCallers();
    const answer = Promise.withResolvers<CallerMatch>();
    callers.inCrm.set("+14155550152", answer.promise);
    const { voice, call, follow, readCall } = await startInbound(await open(), {
      callers: callers.lookup,
    });
    const greeting = await call();
    expect(greeting).toMatch(
      /Hello, and thank you for calling[^<]*<\/Say><Redirect method="POST">/,
    );
    expect(pathIn(greeting, "Redirect")).toBe("/twilio/voice/looked-up?turn=1");
    expect(callers.asked).toEqual(["+14155550152"]);
    answer.resolve(callers.foundExactly(maiKnown));
    const document = await follow(greeting, "Redirect", asksAgain);
    expect(document).toContain("<Client");
    expect(document).not.toContain("<Say");
    const read = await readCall();
    expect(read).toMatchObject({ person: { name: "Mai Gehrke" }, state: "ringing" });
    expect(read.trace.map(({ step, decision }) => `${step}: ${decision}`)).toContain(
      "greeting: done",
    );
    expect(await voice.rows("call")).toMatchObject([
      { record_id: maiKnown.record.id, owner_crm_user_id: "crm-bea" },
    ]);
    // Twilio asking a second time is told the same, and the CRM is not asked again.
    expect(await follow(greeting, "Redirect", { ...asksAgain, Extra: "1" })).toBe(document);
    expect(callers.asked).toHaveLength(1);
  });

  it("goes on without the CRM when it takes too long, and still learns whose call it was", async () => {
    const callers = createCallers();
    const answer = Promise.withResolvers<CallerMatch>();
    callers.inCrm.set("+14155550152", answer.promise);
    const { voice, call, follow, readCall } = await startInbound(await open(), {
      callers: callers.lookup,
    });
    const document = await follow(await call(), "Redirect", asksAgain);
    expect(document).toContain("<Record");
    answer.resolve(callers.foundExactly(maiKnown));
    await expect.poll(() => voice.rows("call")).toMatchObject([{ record_id: maiKnown.record.id }]);
    const read = await readCall();
    expect(read.person?.name).toBe("Mai Gehrke");
    expect(read.trace.at(-1)).toMatchObject({ step: "caller", decision: "known" });
    expect(voice.faults).toEqual([]);
  });

  it("makes nobody wait for a CRM that is down, and notices when it is back", async () => {
    const callers = createCallers();
    callers.inCrm.set("+14155550152", Promise.reject(new Error("the CRM is down")));
    callers.inCrm.get("+14155550152")?.catch(() => {});
    const { voice, call, follow } = await startInbound(await open(), { callers: callers.lookup });
    expect(await follow(await call(), "Redirect", asksAgain)).toContain("<Record");
    await expect.poll(() => voice.world.lookUps.isCrmDown()).toBe(true);
    callers.inCrm.clear();
    const second = await call({ CallSid: legSid("9"), From: "+14155550153" });
    expect(second).not.toContain(
      '<Redirect method="POST">https://calls.example.com/twilio/voice/looked-up',
    );
    expect(second).toContain("<Record");
    await expect.poll(() => voice.world.lookUps.isCrmDown()).toBe(false);
    const third = await call({ CallSid: legSid("8"), From: "+14155550154" });
    expect(third).toContain("looked-up");
  });

  it("takes the call even when the index fails", async () => {
    const callers = createCallers();
    const lookup = { ...callers.lookup, find: () => Promise.reject(new Error("index broken")) };
    const { voice, call, follow } = await startInbound(await open(), { callers: lookup });
    expect(await follow(await call(), "Redirect", asksAgain)).toContain("<Record");
    expect(voice.faults).toEqual([new Error("index broken")]);
  });

  it.each([
    ["with someone else", { ...maiKnown, name: "Tom Okafor" }, false],
    ["with the lead they once were", maiKnown, true],
  ])("greets by name someone who shares a number %s: %j", async (_who, other, isByName) => {
    const callers = createCallers(maiKnown);
    const find = async () => ({ ...callers.foundExactly(maiKnown), others: [other] });
    const { call } = await startInbound(await open(), { callers: { ...callers.lookup, find } });
    const document = await call();
    expect(document.includes("Hello Mai")).toBe(isByName);
    expect(document).toContain("<Client");
  });

  it("asks the CRM again after a restart between greeting and plan", async () => {
    const database = await open();
    const callers = createCallers();
    const first = await startInbound(database, { callers: callers.lookup });
    callers.inCrm.set("+14155550152", new Promise(() => {}));
    const greeting = await first.call();
    // A new process: what was under way in memory is gone.
    callers.inCrm.set("+14155550152", Promise.resolve(callers.foundExactly(maiKnown)));
    const { world } = first.voice;
    Object.assign(world, { lookUps: createLiveLookUps(callers.lookup, world.clock) });
    expect(await first.follow(greeting, "Redirect", asksAgain)).toContain("<Client");
  });
});
