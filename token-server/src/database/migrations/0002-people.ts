import { type Kysely, type RawBuilder, sql } from "kysely";

/** The people index: who in the CRM has which number, and how far it was read. */
export async function createPeople<Tables>(db: Kysely<Tables>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements: RawBuilder<unknown>[] = [
  sql`create table person (
    module text not null,
    record_id text not null,
    name text not null,
    first_name text not null,
    about text not null,
    owner_crm_user_id text,
    country text,
    standing text not null check (standing in ('open', 'converted', 'dead')),
    contact_id text,
    numbers text not null,
    modified_at bigint not null,
    last_contact_at bigint,
    generation bigint not null,
    primary key (record_id, module)
  )`,
  sql`create table person_number (
    module text not null,
    record_id text not null,
    field text not null,
    position integer not null,
    number text,
    national text,
    last_ten text,
    basis text not null check (basis in ('written', 'record', 'default', 'unread')),
    fax smallint not null check (fax in (0, 1)),
    primary key (record_id, module, field, position),
    foreign key (record_id, module) references person (record_id, module) on delete cascade,
    check ((number is null) = (basis = 'unread'))
  )`,
  // A fax machine never calls: these leave it out.
  sql`create index person_number_whole on person_number (number) where fax = 0`,
  sql`create index person_number_national on person_number (national)
    where fax = 0 and national is not null`,
  sql`create index person_number_last_ten on person_number (last_ten) where fax = 0`,
  sql`create table person_choice (
    number text primary key,
    module text not null,
    record_id text not null,
    agent_id text not null references agent (id),
    chosen_at bigint not null
  )`,
  sql`create table people_sync (
    module text primary key,
    created_at bigint not null,
    generation bigint not null,
    reading text not null,
    changed_until bigint,
    full_wanted smallint not null check (full_wanted in (0, 1)),
    run text,
    kind text check (kind in ('full', 'changes')),
    part text check (part in ('records', 'deleted')),
    since bigint,
    until bigint,
    last_id text not null,
    started_at bigint,
    done bigint not null,
    total bigint,
    last_done_at bigint,
    last_full_at bigint,
    people bigint not null,
    numbers bigint not null,
    problem text
  )`,
];
