import type { RecordRef } from "@ringback/shared/record-ref";
import type { Db } from "../database/open.ts";
import { type CallerNumber, readCaller } from "../twilio/caller-number.ts";
import type { Candidate } from "./candidate.ts";
import {
  type CallerMatch,
  describeMatch,
  liveWords,
  nobody,
  noNumberWords,
  type Ordered,
} from "./caller-match.ts";
import { createFindCandidates, type CrmAddress } from "./find-candidates.ts";
import type { LiveLookUp } from "./live-look-up.ts";
import { isSame, rank } from "./rank.ts";

/** What decides where several people share a number. */
export interface CallerContext {
  /** The record of the conversation that is going on with this number. */
  readonly conversation?: RecordRef | undefined;
  /** The agent who asks, or whose line is called. */
  readonly agentId?: string | undefined;
}

/** Who is calling. `number` is E.164, or whatever stood in `From`. */
export interface CallerLookup {
  /** From the index only: microseconds. */
  find(number: string, context?: CallerContext): Promise<CallerMatch>;
  /**
   * Asks the CRM where the index knows nobody for certain, for at most `deadlineMs`; not at all
   * while the CRM is down. A second call with the number joins the question under way.
   */
  findLive(number: string, deadlineMs: number, context?: CallerContext): Promise<CallerMatch>;
}

export interface CallerLookupWorld {
  readonly db: Db;
  readonly crm: CrmAddress;
  readonly defaultCountry: string;
  readonly lookUpLive: LiveLookUp;
}

export function createCallerLookup(world: CallerLookupWorld): CallerLookup {
  const { db, crm, defaultCountry, lookUpLive } = world;
  const findCandidates = createFindCandidates(db, crm);

  async function find(from: string, context: CallerContext = {}): Promise<CallerMatch> {
    const caller = readCaller(from, defaultCountry);
    if (caller.kind !== "number") return nobody(noNumberWords[caller.kind]);
    const found = await findCandidates(caller.number);
    return describeMatch(await inOrder(db, caller, found, context));
  }

  return {
    find,
    async findLive(from, deadlineMs, context = {}) {
      const known = await find(from, context);
      if (known.confidence === "exact" || known.confidence === "national") return known;
      const caller = readCaller(from, defaultCountry);
      if (caller.kind !== "number") return known;
      const outcome = await lookUpLive(caller.number, deadlineMs);
      if (outcome === "found") return find(from, context);
      return { ...known, reason: `${known.reason} ${liveWords[outcome]}` };
    },
  };
}

/** Asks for what only matters among several. */
async function inOrder(
  db: Db,
  { number, assumed }: Extract<CallerNumber, { kind: "number" }>,
  found: readonly Candidate[],
  { conversation, agentId }: CallerContext,
): Promise<Ordered> {
  const [only] = found;
  if (only === undefined) return { ranked: found, why: undefined, isChosen: false, assumed };
  const isCertain = found.length === 1 && only.agreement === "exact";
  const chosen = isCertain ? undefined : await findChoice(db, number);
  const crmUserId =
    found.length > 1 && agentId !== undefined ? await findCrmUser(db, agentId) : undefined;
  const { ranked, why } = rank(found, { conversation, chosen, crmUserId });
  const isChosen = isSame((ranked[0] ?? only).person.record, chosen);
  return { ranked, why, isChosen, assumed };
}

async function findChoice(db: Db, number: string): Promise<RecordRef | undefined> {
  return db
    .selectFrom("person_choice")
    .select(["module", "record_id as id"])
    .where("number", "=", number)
    .executeTakeFirst();
}

async function findCrmUser(db: Db, agentId: string): Promise<string | undefined> {
  const agent = await db
    .selectFrom("agent")
    .select("crm_user_id")
    .where("id", "=", agentId)
    .executeTakeFirst();
  return agent?.crm_user_id;
}
