import type { KyselyPlugin } from "kysely";
import { expect, it, vi } from "vitest";
import { writeCall } from "../../activity/write-call.ts";
import { dialOver, inboundSid, legSid, startInbound } from "../../testing/inbound-call.ts";
import { bea, ben, beasMobile, reception } from "../../testing/route-examples.ts";
import { onEachDatabase } from "../../testing/test-database.ts";
import { startVoice } from "../../testing/voice-world.ts";
import { createSettleJob, settleQueue, settleUnfinished } from "../settle.ts";
import type { VoiceWorld } from "../world.ts";

/** Fails the n-th statement of the world's database from now on; answers with the way back. */
function dieAtStatement(world: VoiceWorld, n: number): () => void {
  const { db } = world;
  let statements = 0;
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      statements += 1;
      if (statements === n) throw new Error("power cut");
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  Object.assign(world, { db: db.withPlugin(plugin) });
  return () => Object.assign(world, { db });
}

const everything = {
  team: { on: true, members: [bea, ben] },
  fallback: { number: reception },
};
const next = (turn: number) => `/twilio/voice/next?turn=${turn}`;

// Dozens of webhooks each, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

onEachDatabase((open) => {
  it("goes on with the same plan in another process, whatever is decided meanwhile", async () => {
    const database = await open();
    const { voice, call } = await startInbound(database, { settings: everything });
    await call();
    // Another server, which knows only what the database says; and settings that have changed.
    const later = await startVoice({ ...database });
    const answer = async (turn: number, fields: Record<string, string>) =>
      (await later.webhook(next(turn), fields)).text();
    expect(await answer(1, dialOver("no-answer"))).toContain(beasMobile);
    expect(await answer(2, dialOver("busy"))).toContain(`agent_${ben.replaceAll("-", "")}`);
    expect(await answer(3, dialOver("no-answer"))).toContain(reception);
    const box = await answer(4, dialOver("failed"));
    expect(box).toContain("<Record");
    // Twilio repeats itself, and an early report comes late.
    expect(await answer(4, dialOver("failed"))).toBe(box);
    expect(await answer(2, dialOver("no-answer", { DialCallSid: legSid("d") }))).toBe(box);
    expect(voice.faults).toEqual([]);
    expect(later.faults).toEqual([]);
  });

  it("leaves nothing half done wherever it dies, and goes on when Twilio asks again", async () => {
    const database = await open();
    const { voice, call } = await startInbound(database, { settings: everything });
    await call();
    const tables = ["call", "ring", "webhook", "audit_log", "stream_event", "job"] as const;
    const kept = () => Promise.all(tables.map((table) => voice.rows(table)));
    const over = dialOver("no-answer");
    const before = await kept();
    let deaths = 0;
    for (;;) {
      // The process dies at the next statement each time, until it gets through.
      const restore = dieAtStatement(voice.world, deaths + 1);
      const response = await voice.webhook(next(1), over);
      restore();
      if (response.status === 200) {
        expect(await response.text()).toContain(beasMobile);
        break;
      }
      deaths += 1;
      expect(response.status).toBe(500);
      expect(await kept()).toEqual(before);
    }
    expect(deaths).toBeGreaterThan(10);
    expect(voice.faults).toHaveLength(deaths);
    const rings = await voice.rows("ring");
    expect(rings).toMatchObject([{ agent_id: bea, state: "stopped" }]);
    expect(await voice.audits("call_status_update")).toHaveLength(1);
  });

  it("asks Twilio soon what became of a caller who was gone before the tone", async () => {
    const { voice, call, follow, readCall } = await startInbound(await open(), {
      settings: { ring: { mobile: false } },
    });
    const { db } = voice.world;
    await follow(await call(), "action", dialOver("no-answer"));
    const at = voice.now();
    const Timestamp = new Date(at).toUTCString();
    const gone = { CallSid: inboundSid, CallStatus: "completed", CallDuration: "20", Timestamp };
    await voice.webhook("/twilio/voice/status", gone);
    const { id, state } = await readCall();
    expect(state).toBe("ringing");
    const job = await db
      .selectFrom("job")
      .selectAll()
      .where("queue", "=", settleQueue)
      .executeTakeFirstOrThrow();
    expect(job).toMatchObject({ key: id, state: "ready", run_at: at + 5_000 });
    const times = { startedAt: at - 20_000, endedAt: at, durationSeconds: 20 };
    const rang = { callSid: legSid("b"), parentCallSid: inboundSid, status: "no-answer" };
    voice.conversations.set(inboundSid, {
      root: { callSid: inboundSid, parentCallSid: null, status: "completed", ...times },
      children: [{ ...rang, ...times, durationSeconds: 0 }],
      voicemailSeconds: 0,
    });
    const claimed = { ...job, data: JSON.parse(job.data), attempt: 1 };
    await createSettleJob(voice.world).run(claimed, new AbortController().signal);
    expect(await readCall()).toMatchObject({ state: "ended", outcome: "missed" });
    expect(voice.told).toEqual(["missed"]);
  });

  it("learns from Twilio's list what a lost webhook hid: a message, and a talk", async () => {
    const { voice, call, follow, readCall } = await startInbound(await open(), {
      settings: { ring: { mobile: false } },
    });
    await follow(await call(), "action", dialOver("no-answer"));
    const start = voice.now();
    const leg = { startedAt: start, endedAt: start + 50_000, durationSeconds: 50 };
    const rang = { callSid: legSid("b"), parentCallSid: inboundSid, status: "no-answer" };
    voice.conversations.set(inboundSid, {
      root: { callSid: inboundSid, parentCallSid: null, status: "completed", ...leg },
      children: [{ ...rang, ...leg, durationSeconds: 0 }],
      voicemailSeconds: 21,
    });
    voice.pass(60_000);
    expect(await settleUnfinished(voice.world, new AbortController().signal)).toEqual([]);
    expect(await readCall()).toMatchObject({ outcome: "voicemail", voicemailSeconds: 21 });
    expect(voice.told.at(-1)).toBe("voicemail");

    const second = legSid("7");
    await call({ CallSid: second });
    const talked = { callSid: legSid("6"), parentCallSid: second, status: "completed" };
    voice.conversations.set(second, {
      root: { callSid: second, parentCallSid: null, status: "completed", ...leg },
      children: [{ ...talked, ...leg, to: `client:agent_${bea.replaceAll("-", "")}` }],
    });
    voice.pass(60_000);
    await settleUnfinished(voice.world, new AbortController().signal);
    expect(await readCall(second)).toMatchObject({ outcome: "answered", talkSeconds: 50 });
  });

  it("never takes a mobile that nobody pressed 1 on for a talk", async () => {
    const { voice, call, follow, readCall } = await startInbound(await open());
    await follow(await call(), "action", dialOver("no-answer"));
    const start = voice.now();
    const leg = { startedAt: start, endedAt: start + 20_000, durationSeconds: 20 };
    const mobile = { callSid: legSid("c"), parentCallSid: inboundSid, status: "completed" };
    voice.conversations.set(inboundSid, {
      root: { callSid: inboundSid, parentCallSid: null, status: "completed", ...leg },
      children: [{ ...mobile, ...leg, to: beasMobile }],
    });
    voice.pass(60_000);
    await settleUnfinished(voice.world, new AbortController().signal);
    expect(await readCall()).toMatchObject({ outcome: "missed", talkSeconds: 0 });
  });

  it("stands in the CRM as inbound: held by who talked, else not held by the owner", async () => {
    const { voice, call, follow, readCall } = await startInbound(await open(), {
      settings: { team: everything.team, ring: { mobile: false } },
    });
    const write = async (rootCallSid: string) => {
      const { id } = await readCall(rootCallSid);
      await writeCall(voice.writer, id, new AbortController().signal);
      const row = await voice.world.db
        .selectFrom("activity")
        .select("crm_record_id")
        .where("call_id", "=", id)
        .executeTakeFirstOrThrow();
      return voice.crm.get(`Calls/${row.crm_record_id}`);
    };
    const teamRing = await follow(await call(), "action", dialOver("no-answer"));
    await follow(
      teamRing,
      "action",
      dialOver("completed", {
        DialCallSid: legSid("c"),
        DialBridged: "true",
        DialCallDuration: "61",
      }),
    );
    expect(await write(inboundSid)).toMatchObject({
      name: "Call from Mai Gehrke",
      direction: "Inbound",
      status: "Held",
      duration_minutes: "2",
      assigned_user_id: `crm-${ben}`,
      parent_type: "Leads",
      date_start: "2026-11-22 10:00:00",
    });
    const second = legSid("7");
    const other = await call({ CallSid: second });
    await follow(
      other,
      "action",
      dialOver("canceled", { CallSid: second, CallStatus: "completed" }),
    );
    expect(await write(second)).toMatchObject({
      direction: "Inbound",
      status: "Not Held",
      assigned_user_id: "crm-bea",
      description: expect.stringContaining("Not held: nobody took the call"),
    });
  });
});
