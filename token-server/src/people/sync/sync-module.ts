import type { PersonModule } from "../../suitecrm/person-fields.ts";
import { step, type SyncWorld } from "./run-steps.ts";
import { beginRun, loadState, type Run, runOf, type SyncState } from "./sync-state.ts";

/** Seconds are dropped, and a slow save shows up later than the moment it is marked with. */
const overlapMs = 5 * 60_000;
/** What changed without a mark, as by hand in the database, is found after a week. */
const fullAgainAfterMs = 7 * 24 * 3600_000;
/** Numbers are read another way from here on: all of them have to be read again. */
const readingVersion = 1;

/** The jobs in which all modules are read once. */
export interface Round {
  readonly startedAt: number;
  /** Whether to leave off for now. */
  isTimeUp(): boolean;
}

/** Reads a module on from where it is, once a round. `false` when time was up before the end. */
export async function syncModule(
  world: SyncWorld,
  module: PersonModule,
  signal: AbortSignal,
  round: Round,
): Promise<boolean> {
  const state = await loadState(world.db, module, world.clock.now());
  let run = runOf(state);
  if (run === undefined) {
    const isDone = state.last_done_at !== null && state.last_done_at >= round.startedAt;
    if (isDone && state.full_wanted === 0) return true;
    run = await begin(world, module, state, signal);
  }
  for (;;) {
    const next = await step(world, module, run, signal);
    if (next === undefined) return true;
    if (round.isTimeUp()) return false;
    run = next;
  }
}

async function begin(
  { db, clock, crmPeople, defaultCountry }: SyncWorld,
  module: PersonModule,
  state: SyncState,
  signal: AbortSignal,
): Promise<Run> {
  const fields = await crmPeople.phoneFields(module, signal, true);
  const until = await crmPeople.newestChange(module, signal);
  const reading = JSON.stringify([readingVersion, defaultCountry, ...fields]);
  const now = clock.now();
  const { changed_until: changedUntil, last_full_at: lastFullAt } = state;
  const isFull =
    changedUntil === null ||
    lastFullAt === null ||
    state.full_wanted === 1 ||
    state.reading !== reading ||
    now - lastFullAt > fullAgainAfterMs;
  const kind = isFull ? "full" : "changes";
  const since = isFull ? null : changedUntil - overlapMs;
  return beginRun(db, module, { kind, since, until, reading, now });
}
