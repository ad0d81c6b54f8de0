import { expect, it, vi } from "vitest";
import { openEvents } from "../../testing/event-reader.ts";
import {
  createCallers,
  dialOver,
  inboundSid,
  legSid,
  legStatus,
  startInbound,
  type StartedInbound,
} from "../../testing/inbound-call.ts";
import { bea, beasMobile, ben, maiKnown, reception } from "../../testing/route-examples.ts";
import { onEachDatabase } from "../../testing/test-database.ts";

// Dozens of webhooks each, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const clientOf = (agentId: string) => `client:agent_${agentId.replaceAll("-", "")}`;
const everybody = {
  team: { on: true, members: [bea, ben] },
  fallback: { number: reception },
};

/** Twilio lists what the caller's `<Dial>` rings. */
function listRinging({ voice }: StartedInbound, ...rung: readonly [string, string, string?][]) {
  const times = { startedAt: voice.now(), endedAt: null, durationSeconds: null };
  voice.conversations.set(inboundSid, {
    root: { callSid: inboundSid, parentCallSid: null, status: "ringing", ...times },
    children: rung.map(([callSid, agentId, status = "ringing"]) => ({
      callSid,
      parentCallSid: inboundSid,
      to: clientOf(agentId),
      status,
      ...times,
    })),
  });
}

onEachDatabase((open) => {
  async function ringBea(settings: Parameters<typeof startInbound>[1] = { settings: everybody }) {
    const started = await startInbound(await open(), settings);
    const document = await started.call();
    const { id } = await started.readCall();
    listRinging(started, [legSid("b"), bea]);
    const decline = (to: string, agent = started.agents.bea) =>
      agent.ask("POST", `/api/calls/${id}/decline`, { to });
    return { ...started, document, id, decline };
  }

  it("lets the plan go on, and says who declined", async () => {
    const { voice, decline, document, follow, readCall, doMobileJobs, id } = await ringBea();
    const { status, body } = await decline("next");
    expect([status, body]).toEqual([
      200,
      { callId: id, held: false, heldSince: null, transfer: null, recording: null },
    ]);
    await doMobileJobs();
    // Never `completed`: what was answered in that moment talks on.
    expect(voice.twilioCalls.asked).toEqual([{ do: "cancel", callSid: legSid("b") }]);
    expect((await readCall()).state).toBe("ringing");
    expect(await follow(document, "action", dialOver("canceled"))).toContain(beasMobile);
    expect((await readCall()).trace).toContainEqual({
      at: voice.now(),
      step: "browser",
      decision: "declined",
      reason: "Bea Dhillon declined the call.",
    });
    expect(await voice.audits("call_declined")).toEqual([
      { agentId: bea, callId: id, goesTo: "next" },
    ]);
    expect(voice.faults).toEqual([]);
  });

  it("goes straight to leaving a message", async () => {
    const { decline, document, follow, readCall, doMobileJobs } = await ringBea();
    expect((await decline("voicemail")).status).toBe(200);
    await doMobileJobs();
    const box = await follow(document, "action", dialOver("canceled"));
    expect(box).toContain("<Record");
    const left = { CallSid: inboundSid, CallStatus: "completed", RecordingDuration: "12" };
    await follow(box, "action", left);
    const call = await readCall();
    expect(call).toMatchObject({ outcome: "voicemail", voicemailSeconds: 12 });
    expect(call.trace.map(({ reason }) => reason)).toContain(
      "Bea Dhillon sent the caller to voicemail.",
    );
  });

  it("counts for the agent, whichever of their windows says it, and once", async () => {
    const { voice, agents, decline, doMobileJobs, readCall } = await ringBea();
    const first = await openEvents(voice.origin, agents.bea.token);
    const second = await openEvents(voice.origin, agents.bea.token);
    await expect.poll(() => second.events.length).toBe(1);
    const answers = await Promise.all([decline("next"), decline("next")]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const stopped = { data: { type: "ring", ring: "stopped" } };
    await expect.poll(() => first.events.at(-1)).toMatchObject(stopped);
    await expect.poll(() => second.events.at(-1)).toMatchObject(stopped);
    await doMobileJobs();
    expect(voice.twilioCalls.asked).toHaveLength(1);
    const { trace } = await readCall();
    expect(trace.filter(({ decision }) => decision === "declined")).toHaveLength(1);
  });

  it("leaves the rest of the team ringing, unless they send the caller to voicemail", async () => {
    const started = await ringBea({
      settings: everybody,
      callers: createCallers({ ...maiKnown, ownerCrmUserId: null }).lookup,
    });
    const { voice, agents, decline, doMobileJobs, readCall, follow, document } = started;
    listRinging(started, [legSid("b"), bea], [legSid("c"), ben]);
    await decline("next");
    await doMobileJobs();
    expect(voice.twilioCalls.asked).toEqual([{ do: "cancel", callSid: legSid("b") }]);
    const rings = await voice.rows("ring");
    expect(new Set(rings.map(({ agent_id: agentId, state }) => ({ agentId, state })))).toEqual(
      new Set([
        { agentId: bea, state: "stopped" },
        { agentId: ben, state: "ringing" },
      ]),
    );
    await decline("voicemail", agents.ben);
    await doMobileJobs();
    expect(voice.twilioCalls.asked.slice(1)).toEqual([
      { do: "cancel", callSid: legSid("b") },
      { do: "cancel", callSid: legSid("c") },
    ]);
    // The fallback number is not rung any more.
    expect(await follow(document, "action", dialOver("canceled"))).toContain("<Record");
    expect((await readCall()).trace.filter(({ step }) => step === "team").at(-2)).toMatchObject({
      reason: "Ben Duarte sent the caller to voicemail.",
    });
  });

  it("waits until Twilio has begun to ring, and does not end a talk", async () => {
    const started = await ringBea();
    const { voice, decline, doMobileJobs } = started;
    voice.conversations.delete(inboundSid);
    await decline("next");
    await expect(doMobileJobs()).rejects.toThrow("does not list yet");
    listRinging(started, [legSid("b"), bea, "in-progress"]);
    await doMobileJobs();
    expect(voice.twilioCalls.asked).toEqual([]);
  });

  it("moves on by the browser's own refusal alone, too", async () => {
    const { voice, id, document, follow, decline, doMobileJobs } = await ringBea();
    await voice.webhook(
      `/twilio/voice/status?call=${id}&agent=${bea}`,
      legStatus(voice.now(), 1, "busy"),
    );
    await decline("next");
    expect(await follow(document, "action", dialOver("busy"))).toContain(beasMobile);
    // The plan has gone on: nothing of what rings now is stopped.
    await doMobileJobs();
    expect(voice.twilioCalls.asked).toEqual([]);
  });

  it("is refused where it makes no sense, in words", async () => {
    const { voice, id, agents, decline, document, follow } = await ringBea();
    expect(await decline("next", agents.ben)).toMatchObject({
      status: 404,
      body: { code: "call-not-found" },
    });
    expect(await decline("later")).toMatchObject({
      status: 422,
      body: { errors: [{ field: "to" }] },
    });
    await voice.webhook(
      `/twilio/voice/status?call=${id}&agent=${bea}`,
      legStatus(voice.now(), 3, "in-progress"),
    );
    expect(await decline("next")).toMatchObject({ status: 409, body: { code: "not-ringing" } });
    await follow(
      document,
      "action",
      dialOver("completed", { DialBridged: "true", DialCallDuration: "9" }),
    );
    expect(await decline("next")).toMatchObject({ status: 409, body: { code: "call-over" } });
  });
});
