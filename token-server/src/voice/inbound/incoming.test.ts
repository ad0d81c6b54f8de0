import * as fc from "fast-check";
import { expect, it, vi } from "vitest";
import {
  createCallers,
  dialOver,
  inboundSid,
  legSid,
  legStatus,
  startInbound,
} from "../../testing/inbound-call.ts";
import { pathIn } from "../../testing/paths.ts";
import { bea, beasMobile, ben, maiKnown, ours, reception } from "../../testing/route-examples.ts";
import { onEachDatabase } from "../../testing/test-database.ts";

const beasClient = `<Identity>agent_${bea.replaceAll("-", "")}</Identity>`;
const beasStatus = (callId: string) => `/twilio/voice/status?call=${callId}&agent=${bea}`;
const bridged = { DialBridged: "true", DialCallDuration: "65" };

// Dozens of webhooks each, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

onEachDatabase((open) => {
  it("rings the owner by name, and is answered in the browser", async () => {
    const { voice, call, follow, readCall } = await startInbound(await open());
    const document = await call();
    expect(document).toContain('<Say language="en-US">Hello Mai, thank you for calling.');
    expect(document).toContain(beasClient);
    // 12 seconds heard: Twilio adds five.
    expect(document).toContain('timeout="7"');
    expect(document).toContain('callerId="+14155550152"');
    const { id } = await readCall();
    expect(document).toContain(`<Parameter name="callId" value="${id}"/>`);

    const start = voice.now();
    const status = beasStatus(id);
    await voice.webhook(status, legStatus(start, 2, "ringing"));
    expect((await readCall()).state).toBe("ringing");
    await voice.webhook(status, legStatus(start, 7, "in-progress"));
    expect(await readCall()).toMatchObject({ state: "connected", answeredAt: start + 7_000 });
    await voice.webhook(status, legStatus(start, 72, "completed", { CallDuration: "65" }));
    const over = await follow(document, "action", dialOver("completed", bridged));
    expect(over).toContain("<Response><Hangup/></Response>");
    expect(await readCall()).toMatchObject({
      direction: "inbound",
      state: "ended",
      outcome: "answered",
      number: "+14155550152",
      talkSeconds: 65,
      startedAt: start,
      answeredAt: start + 7_000,
      endedAt: start + 72_000,
      ourNumber: ours,
      person: { name: "Mai Gehrke" },
    });
    expect(voice.told).toEqual(["reached"]);
    expect(await voice.audits("inbound_call")).toEqual([
      {
        agentId: null,
        callId: id,
        callSid: inboundSid,
        number: "+14155550152",
        record: maiKnown.record,
      },
    ]);
    expect(await voice.audits("call_status_update")).toHaveLength(4);
    expect(voice.faults).toEqual([]);
  });

  it("goes on to the mobile, and is taken with 1", async () => {
    const { voice, call, follow, readCall } = await startInbound(await open());
    const document = await call();
    const mobile = await follow(document, "action", dialOver("no-answer"));
    expect(mobile).not.toContain("<Say");
    expect(mobile).toContain(`timeout="15"`);
    expect(mobile).toContain(`callerId="${ours}"`);
    expect(mobile).toContain(`>${beasMobile}</Number>`);
    const leg = { CallSid: legSid("c"), ParentCallSid: inboundSid, CallStatus: "in-progress" };
    const screen = await follow(mobile, "url", leg);
    expect(screen).toContain("Call from Mai Gehrke. Press 1 to take it.");
    expect((await readCall()).state).toBe("ringing");
    voice.pass(3_000);
    const accepted = await follow(screen, "action", { ...leg, Digits: "1" });
    expect(accepted).toMatch(/<Response\/>$/);
    expect(await readCall()).toMatchObject({ state: "connected", answeredAt: voice.now() });
    voice.pass(60_000);
    const over = dialOver("completed", { ...bridged, DialCallSid: legSid("c") });
    await follow(mobile, "action", over);
    const status = pathIn(mobile, "statusCallback");
    await voice.webhook(
      status,
      legStatus(voice.now(), 0, "completed", { CallSid: legSid("c"), CallDuration: "63" }),
    );
    expect(await readCall()).toMatchObject({ outcome: "answered", talkSeconds: 60 });
    const row = await voice.world.db.selectFrom("call").selectAll().executeTakeFirstOrThrow();
    expect(row.agent_id).toBe(bea);
  });

  it("is not answered by the voicemail of the mobile's carrier: ours takes the message", async () => {
    const { voice, call, follow, readCall } = await startInbound(await open());
    const mobile = await follow(await call(), "action", dialOver("busy"));
    const leg = { CallSid: legSid("c"), ParentCallSid: inboundSid, CallStatus: "in-progress" };
    const screen = await follow(mobile, "url", leg);
    expect(screen).toMatch(/<\/Gather><Hangup\/><\/Response>$/);
    const status = pathIn(mobile, "statusCallback");
    const ended = { CallSid: legSid("c"), CallDuration: "14" };
    await voice.webhook(status, legStatus(voice.now(), 14, "completed", ended));
    expect((await readCall()).state).toBe("ringing");
    const box = await follow(
      mobile,
      "action",
      dialOver("completed", { DialCallSid: legSid("c"), DialCallDuration: "14" }),
    );
    expect(box).toContain("Please leave a message after the tone.");
    expect(box).toMatch(/<Record maxLength="119" timeout="10" finishOnKey="#" playBeep="true"/);
    expect(box).toContain('transcribe="true"');
    expect(pathIn(box, "transcribeCallback")).toBe("/twilio/recordings/transcription");
    expect(pathIn(box, "recordingStatusCallback")).toBe("/twilio/recordings/status");
    const left = {
      CallSid: inboundSid,
      CallStatus: "completed",
      RecordingDuration: "32",
      Digits: "hangup",
    };
    await follow(box, "action", left);
    const read = await readCall();
    expect(read).toMatchObject({
      state: "ended",
      outcome: "voicemail",
      voicemailSeconds: 32,
      talkSeconds: 0,
      answeredAt: null,
    });
    expect(voice.told).toEqual(["voicemail"]);
    const reasons = read.trace.map(({ step, decision }) => `${step}: ${decision}`);
    expect(reasons).toEqual([
      "caller: known",
      "greeting: say",
      "hours: open",
      "announcement: off",
      "owner: found",
      "browser: ring",
      "mobile: ring",
      "team: off",
      "fallback: none",
      "voicemail: record",
      "browser: begin",
      "browser: unanswered",
      "mobile: begin",
      "mobile: unanswered",
      "voicemail: begin",
      "voicemail: message",
    ]);
  });

  it("never sends a good call to voicemail, and a refused one always", async () => {
    const { call, follow } = await startInbound(await open(), {
      settings: { ring: { mobile: false } },
    });
    const document = await call();
    expect(await follow(document, "action", dialOver("completed", bridged))).not.toContain(
      "<Record",
    );
    const second = { CallSid: legSid("9") };
    const other = await call(second);
    const refused = dialOver("completed", { ...second, DialBridged: "false" });
    expect(await follow(other, "action", refused)).toContain("<Record");
  });

  it.each([
    ["while the browser rings", "no-answer"],
    ["at the moment of the answer", "completed"],
  ])("is missed when the caller hangs up %s", async (_when, status) => {
    const { voice, call, follow, readCall } = await startInbound(await open());
    const document = await call();
    const gone = dialOver(status, { CallStatus: "completed" });
    expect(await follow(document, "action", gone)).toMatch(/<Response\/>$/);
    expect(await readCall()).toMatchObject({ state: "ended", outcome: "missed", talkSeconds: 0 });
    expect(voice.told).toEqual(["missed"]);
  });

  it("waits for the message when the caller's hang-up is told first", async () => {
    const { voice, call, follow, readCall } = await startInbound(await open(), {
      callers: createCallers().lookup,
    });
    const box = await follow(await call(), "Redirect", { CallSid: inboundSid });
    const ended = {
      CallSid: inboundSid,
      CallStatus: "completed",
      Timestamp: new Date(voice.now()).toUTCString(),
    };
    await voice.webhook("/twilio/voice/status", ended);
    const { id } = await voice.world.db.selectFrom("call").select("id").executeTakeFirstOrThrow();
    const state = async () =>
      voice.world.db
        .selectFrom("call")
        .select(["state", "outcome"])
        .where("id", "=", id)
        .executeTakeFirst();
    expect(await state()).toEqual({ state: "ringing", outcome: null });
    expect(voice.told).toEqual([]);
    await follow(box, "action", {
      CallSid: inboundSid,
      CallStatus: "completed",
      RecordingDuration: "9",
    });
    expect(await state()).toEqual({ state: "ended", outcome: "voicemail" });
    await expect(readCall()).resolves.toMatchObject({ code: "call-not-found" });
  });

  it("hears that nothing was said", async () => {
    const { call, follow, readCall } = await startInbound(await open(), {
      settings: { ring: { mobile: false } },
    });
    const box = await follow(await call(), "action", dialOver("no-answer"));
    const said = await follow(box, "Redirect", { CallSid: inboundSid, CallStatus: "in-progress" });
    expect(said).toContain("We did not hear anything.");
    expect(await readCall()).toMatchObject({ outcome: "missed", voicemailSeconds: null });
  });

  it("passes a stranger on to the fallback number", async () => {
    const { call, follow } = await startInbound(await open(), {
      callers: createCallers().lookup,
      settings: { fallback: { number: reception } },
    });
    const document = await follow(await call({ From: "+442079460999" }), "Redirect", {
      CallSid: inboundSid,
    });
    expect(document).toContain(`>${reception}</Number>`);
    expect(document).not.toContain(" url=");
  });

  it("rejects a call of ours that comes back to us, and nobody is told", async () => {
    const { voice, call } = await startInbound(await open());
    expect(await call({ From: ours })).toContain('<Response><Reject reason="busy"/></Response>');
    expect(await voice.rows("call")).toMatchObject([{ state: "ended", outcome: "missed" }]);
    expect(voice.told).toEqual([]);
    expect(await voice.rows("job")).toEqual([]);
  });

  it.each(["anonymous", "+266696687", "Restricted", "", "sip:someone@example.com"])(
    "takes a call from “%s”, and asks nobody whose number that is",
    async (From) => {
      const callers = createCallers(maiKnown);
      const { voice, call } = await startInbound(await open(), { callers: callers.lookup });
      expect(await call({ From })).toContain("<Record");
      expect(callers.asked).toEqual([]);
      expect(await voice.rows("call")).toMatchObject([{ number: "" }]);
    },
  );

  it("announces a recording, records, and says that one is to be expected", async () => {
    const { voice, call } = await startInbound(await open(), {
      settings: { usual: { recordInbound: true } },
    });
    const document = await call();
    expect(document).toMatch(/may be recorded\.<\/Say><Dial[^>]* record="record-from-answer-dual"/);
    expect(voice.told).toEqual(["announced"]);
  });

  it("gives a repeated webhook the same answer, and counts it once", async () => {
    const { voice, call, follow } = await startInbound(await open());
    const [first, ...others] = await Promise.all([call(), call(), call()]);
    expect(others).toEqual([first, first]);
    const over = dialOver("no-answer");
    const answers = await Promise.all([1, 2, 3].map(() => follow(first ?? "", "action", over)));
    expect(new Set(answers).size).toBe(1);
    expect(await voice.rows("call")).toHaveLength(1);
    expect(await voice.audits("inbound_call")).toHaveLength(1);
    // Asked again with other fields, as after a new attempt of Twilio's own.
    expect(await call({ Extra: "1" })).toBe(answers[0]);
    expect(await follow(first ?? "", "action", dialOver("busy"))).toBe(answers[0]);
    expect(voice.faults).toEqual([]);
  });

  it("comes to the same whatever the order, and all at once", async () => {
    const { voice, call, readCall } = await startInbound(await open());
    const document = await call();
    const { id } = await readCall();
    const start = voice.now();
    const status = beasStatus(id);
    const ended = { CallSid: inboundSid, CallStatus: "completed", CallDuration: "72" };
    const webhooks: [string, Record<string, string>][] = [
      [status, legStatus(start, 0, "initiated")],
      [status, legStatus(start, 2, "ringing")],
      [status, legStatus(start, 7, "in-progress")],
      [status, legStatus(start, 72, "completed", { CallDuration: "65" })],
      [pathIn(document, "action"), dialOver("completed", bridged)],
      ["/twilio/voice/status", { ...ended, Timestamp: new Date(start + 72_000).toUTCString() }],
    ];
    const [mixed = []] = fc.sample(
      fc.shuffledSubarray([...webhooks, ...webhooks], { minLength: 2 * webhooks.length }),
      { numRuns: 1 },
    );
    const responses = await Promise.all(mixed.map(([path, fields]) => voice.webhook(path, fields)));
    expect(responses.map((response) => response.status)).toEqual(mixed.map(() => 200));
    expect(await readCall()).toMatchObject({
      state: "ended",
      outcome: "answered",
      talkSeconds: 65,
      answeredAt: start + 7_000,
      endedAt: start + 72_000,
    });
    expect(voice.told).toEqual(["reached"]);
    expect(await voice.rows("webhook")).toHaveLength(webhooks.length + 1);
    expect((await ringsTold(voice, bea)).at(-1)).toBe("answered");
    expect(voice.faults).toEqual([]);
  });

  it("tells the browsers: ringing, stopped, missed", async () => {
    const { voice, call, follow } = await startInbound(await open());
    const mobile = await follow(await call(), "action", dialOver("no-answer"));
    await follow(
      mobile,
      "action",
      dialOver("no-answer", { CallStatus: "completed", DialCallSid: legSid("c") }),
    );
    expect(await ringsTold(voice, bea)).toEqual(["ringing", "stopped", "missed"]);
    expect(await ringsTold(voice, ben)).toEqual([]);
  });

  it("tells everyone of the team who was not fastest, and lists the call for them", async () => {
    const { voice, agents, call, readCall } = await startInbound(await open(), {
      callers: createCallers({ ...maiKnown, ownerCrmUserId: null }).lookup,
      settings: { team: { on: true, members: [bea, ben] } },
    });
    await call();
    const { id } = await readCall();
    const status = `/twilio/voice/status?call=${id}&agent=${ben}`;
    await voice.webhook(status, legStatus(voice.now(), 4, "in-progress"));
    expect(await ringsTold(voice, bea)).toEqual(["ringing", "answered-elsewhere"]);
    expect(await ringsTold(voice, ben)).toEqual(["ringing", "answered"]);
    const { calls } = (await agents.ben.ask("GET", "/api/calls")).body;
    expect(calls).toMatchObject([{ id, state: "connected" }]);
    expect((await voice.rows("call"))[0]).toMatchObject({ agent_id: ben });
  });

  it("rings a browser beside a call it is in where call waiting is on", async () => {
    const { voice, call, readCall, follow } = await startInbound(await open(), {
      settings: { presence: { callWaiting: true }, ring: { mobile: false } },
    });
    await call();
    const { id } = await readCall();
    await voice.webhook(beasStatus(id), legStatus(voice.now(), 4, "in-progress"));
    const second = await call({ CallSid: legSid("9"), From: "+14155550152" });
    expect(second).toContain(beasClient);
    expect(await ringsTold(voice, bea)).toEqual(["ringing", "answered", "waiting"]);
    voice.settings.current = {
      ...voice.settings.current,
      presence: { callWaiting: false, mobileWhenOffline: true },
    };
    const third = await call({ CallSid: legSid("8") });
    expect(third).not.toContain(beasClient);
    expect(
      await follow(second, "action", dialOver("no-answer", { CallSid: legSid("9") })),
    ).toContain("<Record");
  });
});

async function ringsTold(
  { rows }: Awaited<ReturnType<typeof startInbound>>["voice"],
  agentId: string,
): Promise<string[]> {
  const events = await rows("stream_event");
  return events
    .filter((event) => "agent_id" in event && event.agent_id === agentId)
    .flatMap((event) => {
      const data =
        "data" in event ? (JSON.parse(event.data) as { type: string; ring?: string }) : undefined;
      return data?.type === "ring" && data.ring !== undefined ? [data.ring] : [];
    });
}
