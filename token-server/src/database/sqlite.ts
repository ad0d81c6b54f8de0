import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type SqliteDatabase,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from "kysely";
import * as z from "zod";

const busyTimeoutMs = 5_000;
const cachedStatements = 500;

/** Makes or opens the file. WAL with FULL survives a power cut without losing what was acknowledged. */
export function sqliteDialect(file: string, onCommit: () => void): SqliteDialect {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs });
  // For this user alone; the files SQLite puts beside it follow.
  chmodSync(file, 0o600);
  database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on");
  return new ImmediateSqliteDialect(database, onCommit);
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;
  readonly #onCommit: () => void;

  constructor(database: DatabaseSync, onCommit: () => void) {
    const asKysely = asKyselyDatabase(database);
    super({ database: asKysely });
    this.#database = asKysely;
    this.#onCommit = onCommit;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(this.#database, this.#onCommit);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}

/** A plain `begin` that reads before it writes fails at once when another process wrote meanwhile. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #onCommit: () => void;

  constructor(database: SqliteDatabase, onCommit: () => void) {
    super({ database });
    this.#onCommit = onCommit;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    this.#onCommit();
  }
}

/** SQLite does roll back DDL: a migration that crashes halfway leaves nothing behind. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

const Parameters = z.array(
  z.custom<SQLInputValue>(
    (value) =>
      value === null ||
      ["string", "number", "bigint"].includes(typeof value) ||
      value instanceof Uint8Array,
    "SQLite takes text, numbers, bytes and null",
  ),
);

function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    if (statements.size >= cachedStatements) statements.clear();
    statements.set(sql, statement);
    return statement;
  };
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = prepare(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...Parameters.parse(parameters)),
        run: (parameters) => statement.run(...Parameters.parse(parameters)),
        iterate: (parameters) => statement.iterate(...Parameters.parse(parameters)),
      };
    },
  };
}
