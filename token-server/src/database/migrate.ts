import type { Kysely } from "kysely";
import { Migrator, type Migration } from "kysely/migration";
import { createFoundation } from "./migrations/0001-foundation.ts";
import { createPeople } from "./migrations/0002-people.ts";
import { createRouting } from "./migrations/0003-routing.ts";
import { addRecordings } from "./migrations/0004-recordings.ts";
import { addLiveCalls } from "./migrations/0005-live-calls.ts";
import { indexCallsUnderWay } from "./migrations/0006-calls-under-way.ts";

/** In the order of their names. A migration that has been released is never edited. */
function migrations(engine: Engine): Record<string, Migration> {
  return {
    "0001-foundation": { up: (db) => createFoundation(db, engine) },
    "0002-people": { up: createPeople },
    "0003-routing": { up: (db) => createRouting(db, engine) },
    "0004-recordings": { up: (db) => addRecordings(db) },
    "0005-live-calls": { up: (db) => addLiveCalls(db) },
    "0006-calls-under-way": { up: (db) => indexCallsUnderWay(db) },
  };
}

export type Engine = "sqlite" | "postgres";

/** Brings the tables up to date. Several servers may do this at once. */
export async function migrate<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations(engine) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw new Error("The database could not be brought up to date", { cause: error });
}
