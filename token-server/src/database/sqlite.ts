import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { createSharedCommits } from "./shared-commits.ts";
import { createRunStatement, SqliteConnection } from "./sqlite-connection.ts";

const busyTimeoutMs = 5_000;

/** Makes or opens the file. WAL with FULL survives a power cut without losing what was acknowledged. */
export function sqliteDialect(file: string, onCommit: () => void): Dialect {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const writer = new DatabaseSync(file, { timeout: busyTimeoutMs });
  // For this user alone; the files SQLite puts beside it follow.
  chmodSync(file, 0o600);
  writer.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on");
  const reader = new DatabaseSync(file, { timeout: busyTimeoutMs, readOnly: true });
  return {
    createAdapter: () => new OneFileAdapter(),
    createDriver: () => createDriver(reader, writer, onCommit),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Reading goes on while somebody writes. */
function createDriver(reader: DatabaseSync, writer: DatabaseSync, onCommit: () => void): Driver {
  const read = createRunStatement(reader);
  const write = createRunStatement(writer);
  const commits = createSharedCommits(writer);
  return {
    async init() {},
    acquireConnection: async () => new SqliteConnection(read, write, commits),
    beginTransaction: async (connection) => ours(connection).begin(),
    async commitTransaction(connection) {
      await ours(connection).commit();
      onCommit();
    },
    rollbackTransaction: async (connection) => ours(connection).rollBack(),
    async releaseConnection() {},
    async destroy() {
      commits.close();
      reader.close();
      writer.close();
    },
  };
}

function ours(connection: DatabaseConnection): SqliteConnection {
  if (connection instanceof SqliteConnection) return connection;
  throw new TypeError("A connection of another driver");
}

class OneFileAdapter extends SqliteAdapter {
  /** SQLite does roll back DDL: a migration that crashes halfway leaves nothing behind. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  /** Who writes waits in a line of our own, who reads does not. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}
