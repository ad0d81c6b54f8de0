import { type Kysely, sql } from "kysely";

/** Whether an agent is in a call is asked whenever somebody calls. Read as 0001 is. */
export async function indexCallsUnderWay<Tables>(db: Kysely<Tables>): Promise<void> {
  await sql`create index call_under_way on call (agent_id) where state <> 'ended'`.execute(db);
}
