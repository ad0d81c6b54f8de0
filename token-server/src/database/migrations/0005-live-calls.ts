import { type Kysely, type RawBuilder, sql } from "kysely";

/** Calls that were changed while they were under way. Read as 0001 is. */
export async function addLiveCalls<Tables>(db: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements: RawBuilder<unknown>[] = [
  sql`create table live_call (
    call_id text primary key references call (id),
    agent_id text references agent (id),
    colleague_id text references agent (id),
    customer_call_sid text not null,
    state text not null,
    version integer not null,
    done_version integer not null check (done_version <= version),
    claimed_by text,
    claimed_until bigint,
    updated_at bigint not null
  )`,
  sql`create index live_call_of_agent on live_call (agent_id)`,
  sql`create index live_call_of_colleague on live_call (colleague_id)`,
  sql`alter table ring add column handed_on smallint not null default 0`,
];
