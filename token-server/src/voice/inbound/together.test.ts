import { expect, it, vi } from "vitest";
import { dialOver, inboundSid, legStatus, startInbound } from "../../testing/inbound-call.ts";
import { pathIn } from "../../testing/paths.ts";
import { bea, beasMobile, ours, type settingsWith } from "../../testing/route-examples.ts";
import { onEachDatabase } from "../../testing/test-database.ts";

const settings = { ring: { order: "together" as const } };

// Dozens of webhooks each, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

onEachDatabase((open) => {
  async function ringBoth(more: Parameters<typeof settingsWith>[0] = {}) {
    const started = await startInbound(await open(), { settings: { ...settings, ...more } });
    const { voice, call, doMobileJobs } = started;
    const document = await call();
    await doMobileJobs();
    const [placed] = voice.twilioCalls.asked;
    if (placed?.do !== "place") throw new Error("nothing placed");
    const mobile = {
      CallSid: voice.twilioCalls.placed[0]?.callSid ?? "",
      CallStatus: "in-progress",
    };
    const screenPath = placed.url.replace("https://calls.example.com", "");
    const screen = await (await voice.webhook(screenPath, mobile)).text();
    const press = async (digits: string) => {
      const answer = await voice.webhook(pathIn(screen, "action"), { ...mobile, Digits: digits });
      return answer.text();
    };
    const statusPath = placed.statusUrl.replace("https://calls.example.com", "");
    return { ...started, document, placed, mobile, screen, press, statusPath };
  }

  it("rings browser and mobile at once, the mobile by a call of its own", async () => {
    const { voice, document, placed } = await ringBoth();
    expect(document).toContain("<Client");
    expect(document).not.toContain("<Number");
    expect(placed).toMatchObject({ to: beasMobile, from: ours, seconds: 20 });
    expect(placed.statusUrl).toContain(`agent=${bea}&kind=beside`);
    expect(voice.faults).toEqual([]);
  });

  it("leads the caller to the mobile whose owner presses 1", async () => {
    const { voice, document, press, follow, readCall, doMobileJobs } = await ringBoth();
    const theirs = await press("1");
    const { id } = await readCall();
    expect(theirs).toContain(`>${id}</Conference>`);
    expect(theirs).toContain('endConferenceOnExit="true"');
    await doMobileJobs();
    const redirect = voice.twilioCalls.asked.at(-1);
    expect(redirect).toMatchObject({ do: "redirect", callSid: inboundSid });
    const joinedPath = (redirect?.do === "redirect" ? redirect.url : "").replace(
      "https://calls.example.com",
      "",
    );
    const joined = await (
      await voice.webhook(joinedPath, { CallSid: inboundSid, CallStatus: "in-progress" })
    ).text();
    expect(joined).toContain(`>${id}</Conference>`);
    expect((await readCall()).state).toBe("connected");
    const conferenceAt = voice.now() + 1_000;
    await voice.webhook(pathIn(joined, "statusCallback"), {
      StatusCallbackEvent: "conference-start",
      FriendlyName: id,
      Timestamp: new Date(conferenceAt).toUTCString(),
    });
    expect(await readCall()).toMatchObject({ state: "connected", answeredAt: conferenceAt });
    voice.pass(61_000);
    const over = await follow(joined, "action", {
      CallSid: inboundSid,
      CallStatus: "in-progress",
      DialCallStatus: "answered",
    });
    expect(over).toContain("<Hangup/>");
    expect(await readCall()).toMatchObject({
      state: "ended",
      outcome: "answered",
      talkSeconds: 60,
    });
    // The first turn's own end comes late, and changes nothing.
    await follow(document, "action", dialOver("canceled"));
    expect(await readCall()).toMatchObject({ outcome: "answered", talkSeconds: 60 });
    expect(voice.told).toEqual(["reached"]);
  });

  it.each([true, false])(
    "records the caller who meets the mobile as settings say: %s",
    async (on) => {
      const both = await ringBoth({ usual: { recordInbound: on } });
      const { voice, document, press, doMobileJobs } = both;
      expect(document.includes("may be recorded")).toBe(on);
      // The recording is of the caller's leg; the mobile's would be a second one.
      expect(await press("1")).not.toContain("record");
      await doMobileJobs();
      const redirect = voice.twilioCalls.asked.at(-1);
      const url = redirect?.do === "redirect" ? redirect.url : "";
      const joined = await voice.webhook(url.replace("https://calls.example.com", ""), {
        CallSid: inboundSid,
        CallStatus: "in-progress",
      });
      const dial = /<Dial[^>]*>/.exec(await joined.text())?.[0];
      expect(dial?.includes('record="record-from-answer-dual"')).toBe(on);
    },
  );

  it("stops the mobile when the browser answers, and its 1 comes too late", async () => {
    const { voice, readCall, press, doMobileJobs, mobile, follow, document } = await ringBoth();
    const { id } = await readCall();
    const status = `/twilio/voice/status?call=${id}&agent=${bea}`;
    await voice.webhook(status, legStatus(voice.now(), 5, "in-progress"));
    expect(await press("1")).toContain("taken elsewhere");
    await doMobileJobs();
    expect(voice.twilioCalls.asked.slice(1)).toEqual([{ do: "end", callSid: mobile.CallSid }]);
    await follow(
      document,
      "action",
      dialOver("completed", { DialBridged: "true", DialCallDuration: "30" }),
    );
    expect(await readCall()).toMatchObject({ outcome: "answered", talkSeconds: 30 });
  });

  it("lets the mobile's voicemail talk to itself: the browser goes on ringing", async () => {
    const { voice, mobile, screen, statusPath, readCall, follow, document } = await ringBoth();
    expect(screen).toMatch(/<\/Gather><Hangup\/>/);
    const gone = { ...mobile, CallStatus: "completed", CallDuration: "12" };
    await voice.webhook(statusPath, gone);
    expect((await readCall()).state).toBe("ringing");
    expect(await follow(document, "action", dialOver("no-answer"))).toContain("<Record");
  });

  it("stops the mobile when the caller hangs up", async () => {
    const { voice, doMobileJobs, follow, document, mobile, readCall } = await ringBoth();
    await follow(document, "action", dialOver("canceled", { CallStatus: "completed" }));
    await doMobileJobs();
    expect(voice.twilioCalls.asked.at(-1)).toEqual({ do: "end", callSid: mobile.CallSid });
    expect((await readCall()).outcome).toBe("missed");
  });

  it("leads the caller there all the same when their own ringing ends in that moment", async () => {
    const { voice, press, follow, document, readCall, doMobileJobs } = await ringBoth();
    await press("1");
    const answer = await follow(document, "action", dialOver("no-answer"));
    const { id } = await readCall();
    expect(answer).toContain(`>${id}</Conference>`);
    await doMobileJobs();
    // They are there: redirecting them would throw them out.
    expect(voice.twilioCalls.asked.some((asked) => asked.do === "redirect")).toBe(false);
  });

  it("does not ring the mobile twice when Twilio's answer is lost", async () => {
    const started = await startInbound(await open(), { settings });
    const { voice, call, doMobileJobs } = started;
    voice.twilioCalls.failNext("lost-after-placing");
    await call();
    await expect(doMobileJobs()).rejects.toThrow("the answer was lost");
    await doMobileJobs();
    expect(voice.twilioCalls.placed).toHaveLength(1);
    expect(voice.twilioCalls.asked.filter((asked) => asked.do === "place")).toHaveLength(1);
  });

  it("says in the trace that a mobile could not be rung", async () => {
    const { voice, call, doMobileJobs, readCall } = await startInbound(await open(), { settings });
    voice.twilioCalls.failNext("refused");
    await call();
    await doMobileJobs();
    expect((await readCall()).trace.at(-1)).toMatchObject({
      step: "mobile",
      decision: "failed",
      reason: `Twilio did not ring ${beasMobile}: not a mobile`,
    });
  });

  it("rings no mobile for a call that has moved on", async () => {
    const { voice, call, follow, doMobileJobs } = await startInbound(await open(), { settings });
    const document = await call();
    await follow(document, "action", dialOver("canceled", { CallStatus: "completed" }));
    await doMobileJobs();
    expect(voice.twilioCalls.asked).toEqual([]);
  });
});
