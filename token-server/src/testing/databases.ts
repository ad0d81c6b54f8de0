import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type DatabaseConfig, openDatabase } from "../database/open.ts";
import { findPostgres } from "./find-postgres.ts";
import { dropDatabases } from "./postgres-database.ts";
import { query, startPostgres, urlOf } from "./start-postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A file with all tables and nothing in them. */
    sqliteTemplate: string;
    /** A server with the database `templateDatabase` in it; none when PostgreSQL was not found. */
    postgresUrl: string | undefined;
    templateDatabase: string;
  }
}

/** Runs once for all test files: SQLite, and TEST_POSTGRES_URL or a PostgreSQL of our own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(join(tmpdir(), "ringback-template-"));
  await makeTables({ dataFolder });
  project.provide("sqliteTemplate", join(dataFolder, "ringback.db"));
  const stopPostgres = await setUpPostgres(project);
  return async () => {
    await stopPostgres();
    await rm(dataFolder, { recursive: true });
  };
}

async function setUpPostgres(project: TestProject): Promise<() => Promise<void>> {
  const { env } = process;
  const given = env["TEST_POSTGRES_URL"];
  const folder = given === undefined ? await findPostgres(env["PATH"] ?? "") : undefined;
  const templateDatabase = `ringback_template_${process.pid}`;
  project.provide("templateDatabase", templateDatabase);
  if (given === undefined && folder === undefined) {
    project.provide("postgresUrl", undefined);
    process.stderr.write(
      "No PostgreSQL found: its tests are skipped. Install it, or set TEST_POSTGRES_URL.\n",
    );
    return async () => {};
  }
  const server =
    folder === undefined ? { url: given ?? "", stop: async () => {} } : await startPostgres(folder);
  await query(server.url, `create database ${templateDatabase}`);
  await makeTables({ databaseUrl: urlOf(server.url, templateDatabase), dataFolder: "" });
  project.provide("postgresUrl", server.url);
  return async () => {
    await dropDatabases(server.url, templateDatabase);
    await server.stop();
  };
}

async function makeTables(config: DatabaseConfig): Promise<void> {
  const { close } = await openDatabase(config);
  await close();
}
