import { type Kysely, PostgresAdapter, sql } from "kysely";
import type { Trx } from "./open.ts";

export function isPostgres<Tables>(db: Kysely<Tables>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/**
 * Makes transactions about the same thing run one after another, e.g. two webhooks of one call:
 * `await lockInTransaction(trx, "call", callId)`. Held until the transaction ends. Nothing to do on
 * SQLite: `begin immediate` already lets one writer in at a time.
 */
export async function lockInTransaction(trx: Trx, kind: string, id: string): Promise<void> {
  if (!isPostgres(trx)) return;
  await sql`select pg_advisory_xact_lock(hashtext(${kind}), hashtext(${id}))`.execute(trx);
}
