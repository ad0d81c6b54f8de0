import type { PersonChoice } from "@ringback/shared/people-api";
import type { KnownPerson } from "@ringback/shared/person";
import type { Router } from "express";
import type { Registry } from "prom-client";
import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import type { Db, Trx } from "../database/open.ts";
import type { RepeatingJob } from "../database/repeating-job.ts";
import type { OutsideWorld } from "../database/outside-world.ts";
import type { JobHandlers } from "../database/run-jobs.ts";
import type { ReadRecord, RecordReader } from "../suitecrm/agent-records.ts";
import type { Suitecrm } from "../suitecrm/client.ts";
import { createCrmPeople } from "../suitecrm/crm-people.ts";
import { type CallerLookup, createCallerLookup } from "./caller-lookup.ts";
import { choosePerson } from "./choose-person.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import { createLiveLookUp } from "./live-look-up.ts";
import { measurePeople } from "./people-gauges.ts";
import { mountPeople } from "./routes.ts";
import { createSyncJob } from "./sync/sync-job.ts";
import {
  createTouchJob,
  touchCall,
  touchPerson,
  touchQueue,
  type TouchPerson,
} from "./touch-person.ts";

export interface People {
  /** Who is calling. */
  readonly lookup: CallerLookup;
  /** To be told of every call and message with a person, in its transaction. */
  readonly touch: TouchPerson;
  /** To be told of every call that is placed, in its transaction. */
  touchCall(trx: Trx, callId: string, at: number): Promise<void>;
  /** Remembers whose number it is, by an agent's word. */
  readonly choose: (agent: RecordReader, choice: PersonChoice) => Promise<KnownPerson>;
  mount(router: Router): void;
  measure(registry: Registry): void;
  readonly jobs: readonly RepeatingJob[];
  readonly handlers: JobHandlers;
}

export interface PeopleNeeds {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: Pick<Config, "crm" | "defaultCountry">;
  readonly suitecrm: Suitecrm;
  /** The CRM, for jobs that wait while it is away. */
  readonly crmOutside?: OutsideWorld;
  readonly readRecord: ReadRecord;
  readonly report: (error: unknown) => void;
  /** Aborts when the server stops. */
  readonly signal: AbortSignal;
}

/** Everybody in the CRM by their numbers. */
export function createPeople(needs: PeopleNeeds): People {
  const { db, clock, config, suitecrm, readRecord, report, signal } = needs;
  const { crm, defaultCountry } = config;
  const crmPeople = createCrmPeople(suitecrm.asService(), clock);
  const breaker = createCircuitBreaker(clock);
  const world = { db, clock, crm, crmPeople, breaker, defaultCountry, report, signal };
  const lookup = createCallerLookup({ ...world, lookUpLive: createLiveLookUp(world) });
  const choices = { db, clock, lookup, readRecord };
  return {
    lookup,
    touch: touchPerson,
    touchCall,
    choose: (agent, choice) => choosePerson(choices, agent, choice),
    mount: (router) => mountPeople(router, choices),
    measure: (registry) => measurePeople(registry, db, clock),
    jobs: [createSyncJob(world)],
    handlers: { [touchQueue]: createTouchJob(world, needs.crmOutside) },
  };
}
