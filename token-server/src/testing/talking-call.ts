import type { LiveCall } from "@ringback/shared/live-call";
import { createLiveJob } from "../voice/live/live-job.ts";
import { liveQueue } from "../voice/live/live-store.ts";
import type { OpenDatabase } from "../database/open.ts";
import { inboundSid, legSid, legStatus, startInbound } from "./inbound-call.ts";
import { childSid, childStatus, placeCall, rootSid } from "./placed-call.ts";
import { bea } from "./route-examples.ts";
import type { TestAgent } from "./test-agent.ts";

type Direction = "inbound" | "outbound";
export const directions = ["inbound", "outbound"] as const;

/** Bea talks with Mai, seven seconds into the call; Ben has his browser open. */
export async function startTalk(
  database: OpenDatabase,
  direction: Direction,
  settings: Parameters<typeof startInbound>[1] = {},
) {
  const started = await startInbound(database, settings);
  const { voice, agents } = started;
  const startedAt = voice.now();
  const { callId, customer, ours } =
    direction === "inbound" ? await beRung(started) : await dial(started);
  voice.pass(8_000);
  const { db } = voice.world;

  async function act(agent: TestAgent, method: string, path: string, body?: unknown) {
    const answer = await agent.ask(method, `/api/calls/${callId}/${path}`, body);
    return { status: answer.status, body: answer.body as typeof answer.body & LiveCall };
  }
  /** Does the work that webhooks led to, as the job runner would. */
  async function doLiveJobs(): Promise<void> {
    const job = createLiveJob(voice.world);
    await voice.rooms.quiet();
    for (;;) {
      const row = await db
        .selectFrom("job")
        .selectAll()
        .where("queue", "=", liveQueue)
        .where("state", "=", "ready")
        .where("run_at", "<=", voice.now())
        .executeTakeFirst();
      if (row === undefined) return;
      await db.updateTable("job").set({ state: "done" }).where("id", "=", row.id).execute();
      const claimed = { ...row, attempt: 1, data: JSON.parse(row.data) as unknown };
      await job.run(claimed, new AbortController().signal);
      await voice.rooms.quiet();
    }
  }

  return {
    ...started,
    callId,
    startedAt,
    customer,
    ours,
    doLiveJobs,
    hold: (held: boolean, agent = agents.bea) => act(agent, "PUT", "held", { held }),
    live: (agent = agents.bea) => act(agent, "GET", "live"),
    act,
    detail: async (agent = agents.bea) => (await agent.ask("GET", `/api/calls/${callId}`)).body,
    /** Who is in the conference: the last digit of each leg, with what is special of it. */
    room: async () => {
      await voice.rooms.quiet();
      const members = voice.rooms.members().filter(({ room }) => room === callId);
      return members.map(({ callSid, isThere, isHeld, endsOnExit }) => {
        const words = [isThere ? "" : "rings", isHeld ? "held" : "", endsOnExit ? "ends" : ""];
        return [callSid.at(-1), ...words.filter((word) => word !== "")].join(" ");
      });
    },
    /** Twilio tells that the leg of the person outside has ended. */
    customerHangsUp: async () => {
      await voice.rooms.hangUp(customer);
      const status = { CallStatus: "completed", Timestamp: new Date(voice.now()).toUTCString() };
      await voice.webhook("/twilio/voice/status", { CallSid: customer, ...status });
    },
    /** What the streams of an agent were told of calls under way. */
    liveEvents: async (agentId: string): Promise<LiveCall[]> => {
      const rows = await voice.rows("stream_event");
      return rows.flatMap((row) => {
        if (!("agent_id" in row) || row.agent_id !== agentId || !("seq" in row)) return [];
        const event = JSON.parse(row.data) as { type: string; live: LiveCall };
        return event.type === "live" ? [event.live] : [];
      });
    },
  };
}

type Started = Awaited<ReturnType<typeof startInbound>>;

async function beRung({ voice, call, readCall }: Started) {
  const document = await call();
  const { id: callId } = await readCall();
  const status = `/twilio/voice/status?call=${callId}&agent=${bea}`;
  await voice.webhook(status, legStatus(voice.now(), 7, "in-progress"));
  voice.rooms.connect(inboundSid, legSid("b"), document);
  return { callId, customer: inboundSid, ours: legSid("b") };
}

async function dial({ voice, agents }: Started) {
  const { callId, twiml } = await placeCall(voice, agents.bea);
  await voice.webhook("/twilio/voice/status", childStatus(voice.now(), 7, "in-progress"));
  voice.rooms.connect(rootSid, childSid, twiml);
  return { callId, customer: childSid, ours: rootSid };
}

export type StartedTalk = Awaited<ReturnType<typeof startTalk>>;
