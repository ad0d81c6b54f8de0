import { setImmediate as letOthersIn } from "node:timers/promises";
import type { Clock } from "../../clock.ts";
import type { Db } from "../../database/open.ts";
import { type CrmPeople, peoplePageSize } from "../../suitecrm/crm-people.ts";
import type { CrmPerson } from "../../suitecrm/crm-person.ts";
import { CrmRefused } from "../../suitecrm/failures.ts";
import type { PersonModule } from "../../suitecrm/person-fields.ts";
import { type ReadPerson, readPerson, removePeople, storePeople } from "../store-people.ts";
import { advanceRun, endRun, type Run } from "./sync-state.ts";

export interface SyncWorld {
  readonly db: Db;
  readonly clock: Clock;
  readonly crmPeople: CrmPeople;
  readonly defaultCountry: string;
}

/** A module with more people than this does not become empty from one hour to the next. */
const fewEnoughToVanish = 100;

/** One request to the CRM and what comes of it, stored together; `undefined` after the last one. */
export async function step(
  world: SyncWorld,
  module: PersonModule,
  run: Run,
  signal: AbortSignal,
): Promise<Run | undefined> {
  return run.part === "records"
    ? readPage(world, module, run, signal)
    : readDeleted(world, module, run, signal);
}

async function readPage(
  world: SyncWorld,
  module: PersonModule,
  run: Run,
  signal: AbortSignal,
): Promise<Run | undefined> {
  const { page, gone, before } = await readableAfter(world.crmPeople, module, run, signal);
  const people = await readAll(module, page.people, world.defaultCountry);
  const done = run.done + people.length;
  const isRest = page.pages <= 1;
  const lastId = (isRest ? before : undefined) ?? page.people.at(-1)?.id ?? run.lastId;
  const total = Math.max(done, run.done + page.pages * peoplePageSize);
  const next = { ...run, lastId, done };
  const isMine = await world.db.transaction().execute(async (trx) => {
    if (!(await advanceRun(trx, module, run, { ...next, total }))) return false;
    await storePeople(trx, module, people);
    await removePeople(trx, module, gone);
    return true;
  });
  if (!isMine) return undefined;
  return isRest && before === undefined ? endRecords(world, module, next) : next;
}

/** The next page, up to the first record that cannot be read, if there is one. */
async function readableAfter(
  crmPeople: CrmPeople,
  module: PersonModule,
  { since, lastId: after }: Run,
  signal: AbortSignal,
) {
  const gone: string[] = [];
  for (;;) {
    const before = gone.at(-1);
    const page = await crmPeople.page(module, { since, after, before }, signal);
    if (page.outcome === "found") return { page, gone, before };
    gone.push(page.id);
  }
}

async function endRecords(
  world: SyncWorld,
  module: PersonModule,
  run: Run,
): Promise<Run | undefined> {
  if (run.kind === "full") {
    await refuseToForgetAll(world.db, module, run);
    return finish(world, module, run);
  }
  const next = { ...run, part: "deleted", lastId: "" } as const;
  const isMine = await world.db.transaction().execute((trx) => advanceRun(trx, module, run, next));
  return isMine ? next : undefined;
}

async function readDeleted(
  world: SyncWorld,
  module: PersonModule,
  run: Run,
  signal: AbortSignal,
): Promise<Run | undefined> {
  const walk = { since: run.since, after: run.lastId };
  const id = await world.crmPeople.nextDeleted(module, walk, signal);
  if (id === undefined) return finish(world, module, run);
  const next = { ...run, lastId: id };
  const isMine = await world.db.transaction().execute(async (trx) => {
    const isAdvanced = await advanceRun(trx, module, run, next);
    if (isAdvanced) await removePeople(trx, module, [id]);
    return isAdvanced;
  });
  return isMine ? next : undefined;
}

async function finish(world: SyncWorld, module: PersonModule, run: Run): Promise<undefined> {
  const now = world.clock.now();
  await world.db.transaction().execute((trx) => endRun(trx, module, run, now));
}

/** A CRM that shows nobody at all is more likely broken than empty. */
async function refuseToForgetAll(db: Db, module: PersonModule, run: Run): Promise<void> {
  if (run.done > 0) return;
  const { count } = await db
    .selectFrom("person")
    .select((row) => row.fn.countAll<number>().as("count"))
    .where("module", "=", module)
    .executeTakeFirstOrThrow();
  if (count <= fewEnoughToVanish) return;
  throw new CrmRefused(
    200,
    `It shows none of the ${count} ${module} there were, so they stay known. Check the service user’s role.`,
  );
}

const readAtOnce = 20;

/** Reading numbers is work: calls that come in meanwhile go first. */
async function readAll(
  module: PersonModule,
  people: readonly CrmPerson[],
  defaultCountry: string,
): Promise<ReadPerson[]> {
  const read: ReadPerson[] = [];
  for (const [at, person] of people.entries()) {
    if (at % readAtOnce === 0) await letOthersIn();
    read.push(readPerson(module, person, defaultCountry));
  }
  return read;
}
