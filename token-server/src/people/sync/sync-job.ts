import { personModules } from "@ringback/shared/record-ref";
import * as z from "zod";
import { enqueue } from "../../database/jobs.ts";
import type { Trx } from "../../database/open.ts";
import type { RepeatingJob } from "../../database/repeating-job.ts";
import { CrmRefused, CrmUnavailable } from "../../suitecrm/failures.ts";
import type { PersonModule } from "../../suitecrm/person-fields.ts";
import type { CircuitBreaker } from "../circuit-breaker.ts";
import { noteProblem } from "./sync-state.ts";
import type { SyncWorld } from "./run-steps.ts";
import { type Round, syncModule } from "./sync-module.ts";

const queue = "sync-people";
const everyMs = 5 * 60_000;
/** A job ends well before its lease does, and goes on in the next one. */
const longestMs = 30_000;

export interface SyncJobWorld extends SyncWorld {
  readonly breaker: CircuitBreaker;
}

/** Keeps the index up to date. One job of one key: never two at once, on however many servers. */
export function createSyncJob(world: SyncJobWorld, shareMs = longestMs): RepeatingJob {
  const { db, clock } = world;
  return {
    queue,
    handler: {
      async run({ data }, signal) {
        const endsAt = performance.now() + shareMs;
        const startedAt = SyncJobData.parse(data)?.roundStartedAt ?? clock.now();
        const round = { startedAt, isTimeUp: () => performance.now() >= endsAt };
        const isDone = await syncAll(world, signal, round);
        await db.transaction().execute((trx) => {
          return isDone
            ? syncSoon(trx, clock.now() + everyMs)
            : syncSoon(trx, clock.now(), { roundStartedAt: startedAt });
        });
      },
      longestRetryMs: everyMs,
    },
    start: () => db.transaction().execute((trx) => syncSoon(trx, clock.now())),
  };
}

/** A round that is not done goes on in the next job. */
const SyncJobData = z.nullable(z.object({ roundStartedAt: z.number() }));

/** Makes sure that the sync runs at this time, or before. */
export async function syncSoon(
  trx: Trx,
  runAt: number,
  data: z.infer<typeof SyncJobData> = null,
): Promise<void> {
  await enqueue(trx, { queue, key: queue, data, runAt });
}

/** `false` when there is more to do than there was time for. */
async function syncAll(world: SyncJobWorld, signal: AbortSignal, round: Round): Promise<boolean> {
  for (const module of personModules) {
    if (!(await syncOne(world, module, signal, round))) return false;
  }
  const waiting = await world.db
    .selectFrom("people_sync")
    .select("module")
    .where("full_wanted", "=", 1)
    .where("problem", "is", null)
    .executeTakeFirst();
  return waiting === undefined;
}

/** What the CRM refuses concerns one module; when it is away, all of them have to wait. */
async function syncOne(
  world: SyncJobWorld,
  module: PersonModule,
  signal: AbortSignal,
  round: Round,
): Promise<boolean> {
  try {
    const isDone = await syncModule(world, module, signal, round);
    world.breaker.succeeded();
    return isDone;
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof CrmUnavailable) world.breaker.failed();
    if (error instanceof CrmUnavailable || error instanceof CrmRefused) {
      await noteProblem(world.db, module, `${error.message}.`.replace(/\.\.$/, "."));
    }
    if (error instanceof CrmRefused) return true;
    throw error;
  }
}
