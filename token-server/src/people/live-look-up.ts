import pLimit from "p-limit";
import { personModules } from "@ringback/shared/record-ref";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/open.ts";
import type { CrmPeople } from "../suitecrm/crm-people.ts";
import { CrmRefused, CrmUnavailable } from "../suitecrm/failures.ts";
import type { PersonModule } from "../suitecrm/person-fields.ts";
import { nationalDigits, subscriberDigits } from "./number-digits.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import { lastTenOf } from "./read-numbers.ts";
import { createRecentAnswers } from "./recent-answers.ts";
import { readPerson, type ReadPerson, storePeople } from "./store-people.ts";

export interface LiveLookUpWorld {
  readonly db: Db;
  readonly clock: Clock;
  readonly crmPeople: CrmPeople;
  readonly breaker: CircuitBreaker;
  readonly defaultCountry: string;
  /** Aborts when the server stops. */
  readonly signal: AbortSignal;
  /** Hears of what nobody expected. */
  readonly report: (error: unknown) => void;
}

/**
 * `found`: somebody is in the index now. `nobody`: the CRM has no such number. `late`: it has not
 * answered yet, and will be heard when it does. `failed`: it could not say. `down`: not asked.
 */
export type LiveOutcome = "found" | "nobody" | "late" | "failed" | "down";

/** Asks the CRM about a number (E.164), for as long as the caller can wait. */
export type LiveLookUp = (number: string, waitMs: number) => Promise<LiveOutcome>;

/** An answer that takes longer is of no use any more. */
const longestMs = 3_000;
/** Two look-ups at a time: SuiteCRM scans whole tables for each request. */
const requestsAtOnce = 8;
/** Shorter numbers are in the middle of too many others. */
const fewestDigits = 6;

/** Looks callers up in the CRM itself, in all modules at once, and puts what it finds into the index. */
export function createLiveLookUp(world: LiveLookUpWorld): LiveLookUp {
  const { breaker } = world;
  const recent = createRecentAnswers(world.clock);
  const limit = pLimit(requestsAtOnce);
  const underWay = new Map<string, Promise<LiveOutcome>>();

  async function ask(number: string): Promise<LiveOutcome> {
    const digits = subscriberDigits(number);
    if (digits.length < fewestDigits) return "nobody";
    const signal = AbortSignal.any([world.signal, AbortSignal.timeout(longestMs)]);
    const searches = await Promise.allSettled(
      personModules.map((module) =>
        limit(() => {
          if (signal.aborted) throw new CrmUnavailable("SuiteCRM did not answer in time");
          return search(world, module, number, digits, signal);
        }),
      ),
    );
    const failures = searches.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    const isUnavailable = failures.some((reason) => reason instanceof CrmUnavailable);
    if (!isUnavailable) breaker.succeeded();
    else if (!world.signal.aborted) breaker.failed();
    for (const reason of failures) if (!isExpected(reason)) world.report(reason);
    if (searches.some((one) => one.status === "fulfilled" && one.value > 0)) {
      recent.set(number, "found");
      return "found";
    }
    // What one module refuses is not for us to see: nobody, as far as we are concerned.
    const refusals = failures.filter((reason) => reason instanceof CrmRefused);
    if (failures.length > refusals.length || refusals.length === searches.length) return "failed";
    recent.set(number, "nobody");
    return "nobody";
  }

  /** One question about a number at a time, however many calls come from it. */
  function askOnce(number: string): Promise<LiveOutcome> {
    const known = underWay.get(number);
    if (known !== undefined) return known;
    const asking = ask(number)
      .catch((error: unknown) => {
        world.report(error);
        return "failed" as const;
      })
      .finally(() => underWay.delete(number));
    underWay.set(number, asking);
    return asking;
  }

  return async (number, waitMs) => {
    const answer = recent.get(number);
    if (answer !== undefined) return answer;
    if (breaker.isDown) {
      // Whoever is to find out whether it is back does not wait either.
      if (breaker.mayProbe()) void askOnce(number);
      return "down";
    }
    return inTime(askOnce(number), waitMs);
  };
}

/** The sync meets the same, and says so where admins look. */
function isExpected(reason: unknown): boolean {
  return reason instanceof CrmUnavailable || reason instanceof CrmRefused;
}

/** How many people with this number a module has; they are in the index from then on. */
async function search(
  { db, crmPeople, defaultCountry }: LiveLookUpWorld,
  module: PersonModule,
  number: string,
  digits: string,
  signal: AbortSignal,
): Promise<number> {
  const possible = await crmPeople.withDigits(module, digits, signal);
  const people = possible
    .map((person) => readPerson(module, person, defaultCountry))
    .filter((read) => hasNumber(read, number));
  if (people.length > 0) await db.transaction().execute((trx) => storePeople(trx, module, people));
  return people.length;
}

/** Other digits may stand between those that were looked for, and fax machines do not call. */
function hasNumber({ numbers }: ReadPerson, number: string): boolean {
  const atHome = nationalDigits(number);
  const lastTen = lastTenOf(atHome);
  return numbers.some(
    (one) =>
      !one.isFax &&
      (one.number === number ||
        one.national === atHome ||
        (lastTen !== null && one.lastTen === lastTen)),
  );
}

async function inTime(asking: Promise<LiveOutcome>, waitMs: number): Promise<LiveOutcome> {
  const tooLate = Promise.withResolvers<LiveOutcome>();
  const timer = setTimeout(() => tooLate.resolve("late"), waitMs);
  try {
    return await Promise.race([asking, tooLate.promise]);
  } finally {
    clearTimeout(timer);
  }
}
