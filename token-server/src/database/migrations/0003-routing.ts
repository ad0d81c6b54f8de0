import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Engine } from "../migrate.ts";

/** Settings, who can be rung, and what routing keeps of each inbound call. */
export async function createRouting<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const statements = [...tables, ...allowOutcomes(engine), ...callColumns, ...callIndexes];
  for (const statement of statements) await statement.execute(db);
}

const tables: RawBuilder<unknown>[] = [
  sql`create table settings (
    version integer primary key,
    value text not null,
    agent_id text not null references agent (id),
    created_at bigint not null
  )`,
  sql`create table crm_user (
    id text primary key,
    name text not null,
    mobile text,
    active smallint not null check (active in (0, 1)),
    updated_at bigint not null
  )`,
  sql`create table presence (
    agent_id text primary key references agent (id),
    state text not null check (state in ('available', 'do-not-disturb')),
    updated_at bigint not null
  )`,
  sql`create table line (
    session_id text primary key references session (id),
    agent_id text not null references agent (id),
    stream_id text,
    stream_seen_at bigint,
    registered_at bigint
  )`,
  sql`create index line_of_agent on line (agent_id)`,
  sql`create table route (
    call_id text primary key references call (id),
    our_number text not null,
    plan text not null,
    trace text not null,
    position integer not null,
    turn integer not null,
    document text not null,
    state text not null,
    updated_at bigint not null
  )`,
  sql`create table ring (
    call_id text not null references call (id),
    agent_id text not null references agent (id),
    state text not null check (
      state in ('ringing', 'stopped', 'answered', 'answered-elsewhere', 'missed')
    ),
    waiting smallint not null check (waiting in (0, 1)),
    created_at bigint not null,
    updated_at bigint not null,
    primary key (call_id, agent_id)
  )`,
  sql`create index ring_of_agent on ring (agent_id, created_at)`,
  sql`create table queue_place (
    call_id text primary key references call (id),
    entered_at bigint not null,
    seen_at bigint not null,
    left_at bigint
  )`,
  sql`create index queue_place_waiting on queue_place (entered_at) where left_at is null`,
];

const callColumns: RawBuilder<unknown>[] = [
  sql`alter table call add column voicemail_seconds integer`,
  sql`alter table call add column call_back_asked smallint not null default 0`,
];

const callIndexes: RawBuilder<unknown>[] = [
  sql`create index call_of_number on call (number, created_at)`,
];

const outcomes = sql.raw(
  [
    "answered",
    "busy",
    "no-answer",
    "rejected",
    "cancelled",
    "failed",
    "missed",
    "voicemail",
    "abandoned",
  ]
    .map((outcome) => `'${outcome}'`)
    .join(", "),
);

/** Inbound calls end in ways of their own. */
function allowOutcomes(engine: Engine): RawBuilder<unknown>[] {
  if (engine === "postgres") {
    return [
      sql`alter table call drop constraint call_outcome_check`,
      sql`alter table call add constraint call_outcome_check check (outcome in (${outcomes}))`,
    ];
  }
  // SQLite cannot change a check: the table is made anew. References to it are looked at when the
  // transaction ends, and by then each row is there again.
  return [
    sql`pragma defer_foreign_keys = on`,
    sql`create table former_call as select * from call`,
    sql`drop table call`,
    sql`create table call (
      id text primary key,
      root_call_sid text unique,
      direction text not null check (direction in ('outbound', 'inbound')),
      agent_id text references agent (id),
      number text not null,
      record_module text,
      record_id text,
      person text,
      owner_crm_user_id text,
      test smallint not null check (test in (0, 1)),
      state text not null check (state in ('dialing', 'ringing', 'connected', 'ended')),
      outcome text check (outcome in (${outcomes})),
      created_at bigint not null,
      started_at bigint,
      answered_at bigint,
      ended_at bigint,
      talk_seconds integer not null check (talk_seconds >= 0),
      note text not null,
      note_version bigint not null check (note_version >= 0),
      updated_at bigint not null,
      check ((record_module is null) = (record_id is null)),
      check ((state = 'ended') = (outcome is not null))
    )`,
    sql`insert into call select * from former_call`,
    sql`drop table former_call`,
    sql`create index call_of_agent on call (agent_id, created_at)`,
    sql`create index call_age on call (created_at)`,
    sql`create index call_unfinished on call (created_at) where state <> 'ended'`,
  ];
}
