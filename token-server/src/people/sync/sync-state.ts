import type { Selectable } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { Db, Trx } from "../../database/open.ts";
import type { PeopleSyncTable } from "../../database/people-schema.ts";
import type { PersonModule } from "../../suitecrm/person-fields.ts";

/** How far a module was read: what a run starts from, and goes on from after a crash. */
export type SyncState = Selectable<PeopleSyncTable>;

/** A run under way. */
export interface Run {
  readonly id: string;
  readonly kind: "full" | "changes";
  readonly part: "records" | "deleted";
  /** Epoch milliseconds by the CRM's clock; null in a full run. */
  readonly since: number | null;
  readonly lastId: string;
  readonly done: number;
}

export async function loadState(db: Db, module: PersonModule, now: number): Promise<SyncState> {
  await db
    .insertInto("people_sync")
    .values({
      module,
      created_at: now,
      generation: 0,
      reading: "",
      changed_until: null,
      full_wanted: 0,
      run: null,
      kind: null,
      part: null,
      since: null,
      until: null,
      last_id: "",
      started_at: null,
      done: 0,
      total: null,
      last_done_at: null,
      last_full_at: null,
      people: 0,
      numbers: 0,
      problem: null,
    })
    .onConflict((conflict) => conflict.column("module").doNothing())
    .execute();
  return db
    .selectFrom("people_sync")
    .selectAll()
    .where("module", "=", module)
    .executeTakeFirstOrThrow();
}

export function runOf(state: SyncState): Run | undefined {
  const { run: id, kind, part, since, last_id: lastId, done } = state;
  if (id === null || kind === null || part === null) return undefined;
  return { id, kind, part, since, lastId, done };
}

/** Writes down that a run begins; everything of it goes on from this row. */
export async function beginRun(
  db: Db,
  module: PersonModule,
  begin: {
    readonly kind: Run["kind"];
    readonly since: number | null;
    /** The CRM's newest change before the run. */
    readonly until: number | null;
    readonly reading: string;
    readonly now: number;
  },
): Promise<Run> {
  const { kind, since, until, reading, now } = begin;
  const id = uuidv7({ msecs: now });
  await db
    .updateTable("people_sync")
    .set((row) => ({
      run: id,
      kind,
      part: "records",
      since,
      until,
      reading,
      last_id: "",
      started_at: now,
      done: 0,
      total: null,
      generation: row("generation", "+", kind === "full" ? 1 : 0),
      ...(kind === "full" && { full_wanted: 0 as const }),
    }))
    .where("module", "=", module)
    .execute();
  return { id, kind, part: "records", since, lastId: "", done: 0 };
}

/**
 * Moves a run on, in the transaction that stores what was read. `false` when it is not where it
 * was: another server has taken it over, and nothing of this page may be stored.
 */
export async function advanceRun(
  trx: Trx,
  module: PersonModule,
  run: Run,
  next: Pick<Run, "part" | "lastId" | "done"> & { readonly total?: number },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("people_sync")
    .set({
      part: next.part,
      last_id: next.lastId,
      done: next.done,
      ...(next.total !== undefined && { total: next.total }),
      problem: null,
    })
    .where("module", "=", module)
    .where("run", "=", run.id)
    .where("part", "=", run.part)
    .where("last_id", "=", run.lastId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends a run in the transaction that takes out whom a full one did not see. */
export async function endRun(
  trx: Trx,
  module: PersonModule,
  run: Run,
  now: number,
): Promise<boolean> {
  if (run.kind === "full") {
    const { generation } = await trx
      .selectFrom("people_sync")
      .select("generation")
      .where("module", "=", module)
      .executeTakeFirstOrThrow();
    await trx
      .deleteFrom("person")
      .where("module", "=", module)
      .where("generation", "<", generation)
      .execute();
  }
  const count = (table: "person" | "person_number") =>
    trx
      .selectFrom(table)
      .select((row) => row.fn.countAll<number>().as("count"))
      .where("module", "=", module)
      .executeTakeFirstOrThrow();
  const [people, numbers] = [await count("person"), await count("person_number")];
  const { numUpdatedRows } = await trx
    .updateTable("people_sync")
    .set((row) => ({
      run: null,
      part: null,
      changed_until: row.fn.coalesce("until", "changed_until"),
      total: row.ref("done"),
      last_done_at: now,
      ...(run.kind === "full" && { last_full_at: now }),
      people: people.count,
      numbers: numbers.count,
      problem: null,
    }))
    .where("module", "=", module)
    .where("run", "=", run.id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function noteProblem(db: Db, module: PersonModule, problem: string): Promise<void> {
  await db.updateTable("people_sync").set({ problem }).where("module", "=", module).execute();
}
