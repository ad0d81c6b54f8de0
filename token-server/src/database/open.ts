import { join } from "node:path";
import { Kysely, type Transaction } from "kysely";
import { type Engine, migrate } from "./migrate.ts";
import { postgresDialect } from "./postgres.ts";
import type { Database } from "./schema.ts";
import { sqliteDialect } from "./sqlite.ts";

export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;

export interface DatabaseConfig {
  /** PostgreSQL connection string; without it SQLite in `dataFolder`. */
  readonly databaseUrl?: string | undefined;
  readonly dataFolder: string;
}

export interface OpenDatabase {
  readonly db: Db;
  readonly engine: Engine;
  /** Calls back after every transaction of this process until `signal` aborts. */
  readonly onCommit: (listener: () => void, signal: AbortSignal) => void;
  readonly close: () => Promise<void>;
}

/** Opens the database and brings its tables up to date. */
export async function openDatabase(
  config: DatabaseConfig,
  onIdleError: (error: Error) => void = () => {},
): Promise<OpenDatabase> {
  const commits = new EventTarget();
  const committed = () => commits.dispatchEvent(new Event("commit"));
  const engine: Engine = config.databaseUrl === undefined ? "sqlite" : "postgres";
  const dialect =
    config.databaseUrl === undefined
      ? sqliteDialect(join(config.dataFolder, "ringback.db"), committed)
      : postgresDialect(config.databaseUrl, committed, onIdleError);
  const db = new Kysely<Database>({ dialect });
  try {
    await migrate(db, engine);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    engine,
    onCommit: (listener, signal) => commits.addEventListener("commit", listener, { signal }),
    close: () => db.destroy(),
  };
}
