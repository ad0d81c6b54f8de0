import { onTestFinished } from "vitest";
import { type CallerLookup, createCallerLookup } from "../people/caller-lookup.ts";
import { createCircuitBreaker } from "../people/circuit-breaker.ts";
import { createLiveLookUp } from "../people/live-look-up.ts";
import { createSyncJob } from "../people/sync/sync-job.ts";
import type { ClaimedJob } from "../database/jobs.ts";
import type { OpenDatabase } from "../database/open.ts";
import { createCrmPeopleApi } from "./crm-people-api.ts";
import { crmConfig } from "./crm-connection.ts";

const job: ClaimedJob = { id: "1", queue: "sync-people", key: null, data: null, attempt: 1 };

/** The people index over a database and a stand-in for the CRM; the organisation is American. */
export function createPeopleWorld({ db }: Pick<OpenDatabase, "db">) {
  let now = Date.parse("2026-11-22T10:00:00Z");
  const clock = { now: () => now };
  const crm = createCrmPeopleApi(clock.now);
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const reported: unknown[] = [];
  const world = {
    db,
    clock,
    crm: { url: "https://crm.example.com", apiUrl: crmConfig.apiUrl },
    crmPeople: crm.crmPeople,
    breaker: createCircuitBreaker(clock),
    defaultCountry: "US",
    signal: stopping.signal,
    report: (error: unknown) => void reported.push(error),
  };
  const lookup: CallerLookup = createCallerLookup({
    ...world,
    lookUpLive: createLiveLookUp(world),
  });
  return {
    world,
    crm,
    lookup,
    reported,
    pass(ms: number) {
      now += ms;
    },
    /** One job of the sync; with `shareMs` 0 it reads one page. */
    async sync(shareMs?: number, signal: AbortSignal = stopping.signal) {
      const waiting = await db
        .deleteFrom("job")
        .where("queue", "=", "sync-people")
        .returning("data")
        .executeTakeFirst();
      const data: unknown = JSON.parse(waiting?.data ?? "null");
      await createSyncJob(world, shareMs).handler.run({ ...job, data }, signal);
    },
  };
}

export type PeopleWorld = ReturnType<typeof createPeopleWorld>;
