import type { KnownPerson } from "@ringback/shared/person";
import { createMobileJob } from "../voice/inbound/mobile-jobs.ts";
import { mobileQueue } from "../voice/inbound/mobile-queue.ts";
import { keepStream, reportLine } from "../voice/presence/lines.ts";
import type { CallerLookup, CallerMatch, VoiceWorld } from "../voice/world.ts";
import { ProblemError } from "../http/problem.ts";
import type { OpenDatabase } from "../database/open.ts";
import { pathIn } from "./paths.ts";
import { bea, beasMobile, ben, maiKnown, ours, settingsWith } from "./route-examples.ts";
import { signInAgent, type TestAgent } from "./test-agent.ts";
import { startVoice, type StartedVoice } from "./voice-world.ts";

export const inboundSid = `CA${"a".repeat(32)}`;
export const legSid = (digit: string) => `CA${digit.repeat(32)}`;
const maiNumber = "+14155550152";

const foundExactly = (person: KnownPerson, others: readonly KnownPerson[] = []): CallerMatch => ({
  person,
  others,
  confidence: "exact",
  reason: `${person.numbers[0] ?? ""} is the number of ${person.name}.`,
});
const nobody: CallerMatch = {
  person: null,
  others: [],
  confidence: "none",
  reason: "Nobody in the index has this number.",
};

/** An index in memory, and a CRM that answers when the test says so. */
export function createCallers(...known: KnownPerson[]) {
  const inCrm = new Map<string, Promise<CallerMatch>>();
  const asked: string[] = [];
  const lookup: CallerLookup = {
    async find(number) {
      const [person, ...others] = known.filter(({ numbers }) => numbers.includes(number));
      return person === undefined ? nobody : foundExactly(person, others);
    },
    findLive(number) {
      asked.push(number);
      return inCrm.get(number) ?? Promise.resolve(nobody);
    },
  };
  /** Takes an agent's word as the people index does. */
  const choose: VoiceWorld["choosePerson"] = async (_, { record }) => {
    const place = known.findIndex((person) => person.record.id === record.id);
    const [person] = place < 0 ? [] : known.splice(place, 1);
    if (person === undefined) throw new ProblemError(422, "invalid-input", "Not theirs");
    known.unshift(person);
    return person;
  };
  return { lookup, inCrm, asked, foundExactly, choose };
}

interface Options {
  readonly settings?: Parameters<typeof settingsWith>[0];
  readonly callers?: CallerLookup;
  readonly choosePerson?: VoiceWorld["choosePerson"];
}

/** A server whose agents Bea (who owns Mai's record) and Ben have their browsers open. */
export async function startInbound(database: OpenDatabase, options: Options = {}) {
  const voice = await startVoice(database, {
    callers: options.callers ?? createCallers(maiKnown).lookup,
    ...(options.choosePerson && { choosePerson: options.choosePerson }),
    settings: settingsWith(options.settings),
  });
  const agents = {
    bea: await signInAgent(voice, bea),
    ben: await signInAgent(voice, ben, "Ben Duarte"),
  };
  const { db } = voice.world;
  await db.updateTable("agent").set({ crm_user_id: "crm-bea" }).where("id", "=", bea).execute();
  const user = { id: "crm-bea", name: "Bea Dhillon", mobile: beasMobile, active: 1 } as const;
  await db
    .insertInto("crm_user")
    .values({ ...user, updated_at: 0 })
    .execute();
  for (const agent of Object.values(agents)) await openBrowser(voice, agent);

  async function call(fields: Record<string, string> = {}): Promise<string> {
    const arrival = {
      CallSid: inboundSid,
      From: maiNumber,
      To: ours,
      CallStatus: "ringing",
      Direction: "inbound",
      ...fields,
    };
    return textOf(await voice.webhook("/twilio/voice/incoming", arrival));
  }

  /** Posts to the address that stands at an attribute of a document. */
  async function follow(
    document: string,
    attribute: string,
    fields: Record<string, string>,
  ): Promise<string> {
    return textOf(await voice.webhook(pathIn(document, attribute), fields));
  }

  async function readCall(rootCallSid = inboundSid) {
    const { id } = await db
      .selectFrom("call")
      .select("id")
      .where("root_call_sid", "=", rootCallSid)
      .executeTakeFirstOrThrow();
    const { body } = await agents.bea.ask("GET", `/api/calls/${id}`);
    return body;
  }

  /** Does the work that was asked for at Twilio, as the job runner would. */
  async function doMobileJobs(): Promise<void> {
    const job = createMobileJob(voice.world);
    for (;;) {
      const row = await db
        .selectFrom("job")
        .selectAll()
        .where("queue", "=", mobileQueue)
        .where("state", "=", "ready")
        .orderBy("run_at")
        .executeTakeFirst();
      if (row === undefined) return;
      const attempt = row.attempt + 1;
      const claimed = { ...row, attempt, data: JSON.parse(row.data) as unknown };
      await db.updateTable("job").set({ attempt }).where("id", "=", row.id).execute();
      await job.run(claimed, new AbortController().signal);
      await db.updateTable("job").set({ state: "done" }).where("id", "=", row.id).execute();
    }
  }

  return { voice, agents, call, follow, readCall, doMobileJobs };
}

export type StartedInbound = Awaited<ReturnType<typeof startInbound>>;

export async function openBrowser(
  voice: StartedVoice,
  agent: Pick<TestAgent, "id">,
): Promise<void> {
  const line = { sessionId: `session-${agent.id}`, agentId: agent.id };
  await keepStream(voice.world.db, line, "stream", voice.now());
  await reportLine(voice.world.db, line, true, voice.now());
}

async function textOf(response: Response): Promise<string> {
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status}: ${text}`);
  return text;
}

/** What a `<Dial>` tells when it is over. */
export const dialOver = (status: string, more: Record<string, string> = {}) => ({
  CallSid: inboundSid,
  CallStatus: "in-progress",
  DialCallSid: legSid("b"),
  DialCallStatus: status,
  DialBridged: "false",
  ...more,
});

/** The report of a leg that was rung, `seconds` after the call began. */
export const legStatus = (
  startedAt: number,
  seconds: number,
  status: string,
  more: Record<string, string> = {},
) => ({
  CallSid: legSid("b"),
  ParentCallSid: inboundSid,
  CallStatus: status,
  Timestamp: new Date(startedAt + seconds * 1000).toUTCString(),
  ...more,
});
