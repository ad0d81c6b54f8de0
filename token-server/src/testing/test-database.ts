import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, inject, onTestFinished } from "vitest";
import { type DatabaseConfig, type OpenDatabase, openDatabase } from "../database/open.ts";
import type { Engine } from "../database/migrate.ts";
import { memoryFolder } from "./memory-folder.ts";
import { borrowDatabase } from "./postgres-database.ts";

export interface TestDatabase extends OpenDatabase {
  readonly config: DatabaseConfig;
  /** As a second server would. SQLite has one writer a process: there it is the same one. */
  readonly openAgain: () => Promise<OpenDatabase>;
}

/** Describes the same tests for SQLite and, where one can be started, PostgreSQL. */
export function onEachDatabase(define: (open: () => Promise<TestDatabase>) => void): void {
  describe("on SQLite", () => {
    define(() => openTestDatabase("sqlite"));
  });
  const isMissing = inject("postgresUrl") === undefined;
  const why = isMissing ? " (skipped: no PostgreSQL found, set TEST_POSTGRES_URL)" : "";
  describe.skipIf(isMissing)(`on PostgreSQL${why}`, () => {
    define(() => openTestDatabase("postgres"));
  });
}

/** A fresh, empty database; gone when the test is. */
export async function openTestDatabase(engine: Engine = "sqlite"): Promise<TestDatabase> {
  const config = engine === "sqlite" ? await newFolder() : await newPostgresDatabase();
  const open = async () => {
    const database = await openDatabase(config);
    let closing: Promise<void> | undefined;
    const close = () => (closing ??= database.close());
    onTestFinished(close);
    return { ...database, close };
  };
  const database = await open();
  return { ...database, config, openAgain: engine === "sqlite" ? async () => database : open };
}

/** With a copy of a file that has all tables. */
async function newFolder(): Promise<DatabaseConfig> {
  const dataFolder = await mkdtemp(join(memoryFolder(), "ringback-"));
  onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));
  await copyFile(inject("sqliteTemplate"), join(dataFolder, "ringback.db"));
  return { dataFolder };
}

async function newPostgresDatabase(): Promise<DatabaseConfig> {
  const url = inject("postgresUrl");
  if (url === undefined) throw new Error("No PostgreSQL");
  return { databaseUrl: await borrowDatabase(url, inject("templateDatabase")), dataFolder: "" };
}
