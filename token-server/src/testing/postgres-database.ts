import { Client, DatabaseError } from "pg";
import { onTestFinished } from "vitest";
import { query, urlOf } from "./start-postgres.ts";

/** Those in use in this worker, by their place. */
const taken = new Set<number>();
const noSuchDatabase = "3D000";

/**
 * A database with all tables and nothing in them, for one test. To make one takes half a second, to
 * empty one a hundredth of it: every worker of Vitest keeps its own and empties them for the next test.
 */
export async function borrowDatabase(serverUrl: string, template: string): Promise<string> {
  const place = [...taken, -1].findIndex((_, at) => !taken.has(at));
  taken.add(place);
  onTestFinished(() => void taken.delete(place));
  const { env } = process;
  const name = `${template}_${env["VITEST_POOL_ID"] ?? "0"}_${place}`;
  const url = urlOf(serverUrl, name);
  if (!(await empty(url))) await query(serverUrl, `create database ${name} template ${template}`);
  return url;
}

/** Drops the template and all that were made of it. */
export async function dropDatabases(serverUrl: string, template: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const sql = "select datname from pg_database where starts_with(datname, $1)";
    const { rows } = await client.query<{ datname: string }>(sql, [template]);
    for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`);
  } finally {
    await client.end();
  }
}

/** False when there is no such database yet. */
async function empty(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    if (error instanceof DatabaseError && error.code === noSuchDatabase) return false;
    throw error;
  }
  try {
    // A test that broke off may have left some behind.
    await client.query(`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await deleteAll(client);
    return true;
  } finally {
    await client.end();
  }
}

/** All in one statement: who refers to whom is looked at when it is done. */
async function deleteAll(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select quote_ident(tablename) as name from pg_tables
    where schemaname = 'public' and not starts_with(tablename, 'kysely_')`);
  const deletions = rows.map(({ name }, at) => `gone_${at} as (delete from ${name})`);
  await client.query(`with ${deletions.join(", ")} select 1`);
  await client.query(`
    select setval(pg_get_serial_sequence(quote_ident(table_name), column_name), 1, false)
    from information_schema.columns where table_schema = 'public' and is_identity = 'YES'`);
}
