import type { PersonChoice } from "@ringback/shared/people-api";
import type { KnownPerson } from "@ringback/shared/person";
import { recordAudit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/open.ts";
import { ProblemError } from "../http/problem.ts";
import type { ReadRecord, RecordReader } from "../suitecrm/agent-records.ts";
import { readInTime } from "../suitecrm/read-in-time.ts";
import type { CallerLookup } from "./caller-lookup.ts";
import { isSame } from "./rank.ts";

export interface ChoiceWorld {
  readonly db: Db;
  readonly clock: Clock;
  readonly lookup: CallerLookup;
  readonly readRecord: ReadRecord;
}

/** For as long as an agent waits for the CRM. */
const patienceMs = 1_500;

/** Remembers whom an agent says a number belongs to. They come first from then on, for everybody. */
export async function choosePerson(
  world: ChoiceWorld,
  agent: RecordReader,
  { number, record }: PersonChoice,
): Promise<KnownPerson> {
  const { db, clock, lookup, readRecord } = world;
  const { agentId } = agent;
  const match = await lookup.findLive(number, patienceMs, { agentId });
  const all = match.person === null ? [] : [match.person, ...match.others];
  const chosenPerson = all.find((person) => isSame(person.record, record));
  if (chosenPerson === undefined) throw numberOfOthers();
  const reading = await readInTime(readRecord, agent, record);
  if (reading.outcome === "refused") throw recordRefused();
  if (reading.outcome === "sign-in-needed") throw crmSignInNeeded();

  await db.transaction().execute(async (trx) => {
    const now = clock.now();
    const chosen = {
      module: record.module,
      record_id: record.id,
      agent_id: agentId,
      chosen_at: now,
    };
    await trx
      .insertInto("person_choice")
      .values({ number, ...chosen })
      .onConflict((conflict) => conflict.column("number").doUpdateSet(chosen))
      .execute();
    const unverified = reading.outcome !== "found";
    const data = { number, record, others: all.length - 1, unverified };
    await recordAudit(trx, { action: "person_chosen", agentId, data }, now);
  });
  return chosenPerson;
}

function numberOfOthers(): ProblemError {
  return new ProblemError(422, "invalid-input", "The request cannot be used as it is", {
    errors: [
      {
        field: "record",
        message: "This record does not have the number: send one that GET /api/people names.",
      },
    ],
  });
}

function recordRefused(): ProblemError {
  return new ProblemError(403, "record-refused", "You cannot choose this record", {
    detail: "The CRM does not show it to you: it was deleted, or your role does not allow it.",
  });
}

function crmSignInNeeded(): ProblemError {
  return new ProblemError(403, "crm-sign-in-needed", "Your CRM sign-in is over", {
    detail: "The CRM cannot be asked about this record. Sign out of Ringback and in again.",
  });
}
