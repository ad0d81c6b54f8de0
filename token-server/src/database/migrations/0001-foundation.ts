import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Engine } from "../migrate.ts";

/**
 * The same statements on both engines but for the marked words. Times are epoch milliseconds,
 * flags 0 or 1, JSON is text, ids are made by us.
 */
export async function createFoundation<Tables>(db: Kysely<Tables>, engine: Engine): Promise<void> {
  for (const statement of [...accounts, ...calls, ...work(engine)]) {
    await statement.execute(db);
  }
}

const accounts: RawBuilder<unknown>[] = [
  sql`create table agent (
    id text primary key,
    crm_user_id text not null unique,
    user_name text not null,
    name text not null,
    role text not null check (role in ('agent', 'manager', 'admin')),
    active smallint not null check (active in (0, 1)),
    created_at bigint not null,
    updated_at bigint not null
  )`,
  sql`create table session (
    id text primary key,
    agent_id text not null references agent (id),
    created_at bigint not null,
    revoked_at bigint,
    crm_tokens text not null
  )`,
  sql`create index session_of_agent on session (agent_id)`,
  sql`create table access_token (
    hash text primary key,
    session_id text not null references session (id),
    expires_at bigint not null
  )`,
  sql`create index access_token_of_session on access_token (session_id)`,
  sql`create index access_token_expiry on access_token (expires_at)`,
  sql`create table refresh_token (
    hash text primary key,
    session_id text not null references session (id),
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    successor text
  )`,
  sql`create index refresh_token_of_session on refresh_token (session_id)`,
  sql`create index refresh_token_expiry on refresh_token (expires_at)`,
  sql`create table authorization_code (
    hash text primary key,
    session_id text not null references session (id),
    redirect_uri text not null,
    code_challenge text not null,
    expires_at bigint not null,
    used_at bigint
  )`,
  sql`create index authorization_code_expiry on authorization_code (expires_at)`,
  sql`create table sign_in (
    state_hash text primary key,
    request text not null,
    code_verifier text not null,
    expires_at bigint not null
  )`,
  sql`create index sign_in_expiry on sign_in (expires_at)`,
  sql`create table sign_in_attempt (
    id text primary key,
    subject text not null,
    created_at bigint not null
  )`,
  sql`create index sign_in_attempt_of_subject on sign_in_attempt (subject, created_at)`,
  sql`create index sign_in_attempt_age on sign_in_attempt (created_at)`,
];

const calls: RawBuilder<unknown>[] = [
  sql`create table intent (
    hash text primary key,
    call_id text not null unique,
    agent_id text not null references agent (id),
    idempotency_key text not null,
    reply text not null,
    extension text,
    created_at bigint not null,
    expires_at bigint not null,
    bound_call_sid text unique,
    twiml text,
    unique (agent_id, idempotency_key)
  )`,
  sql`create index intent_expiry on intent (expires_at)`,
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
    outcome text check (
      outcome in ('answered', 'busy', 'no-answer', 'rejected', 'cancelled', 'failed')
    ),
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
  sql`create index call_of_agent on call (agent_id, created_at)`,
  sql`create index call_age on call (created_at)`,
  sql`create index call_unfinished on call (created_at) where state <> 'ended'`,
  sql`create table leg (
    call_sid text primary key,
    call_id text not null references call (id),
    parent_call_sid text,
    facts text not null,
    updated_at bigint not null
  )`,
  sql`create index leg_of_call on leg (call_id)`,
  sql`create table webhook (
    key text primary key,
    route text not null,
    call_id text,
    fields text not null,
    answer text not null,
    received_at bigint not null
  )`,
  sql`create index webhook_of_call on webhook (call_id, received_at)`,
  sql`create index webhook_age on webhook (received_at)`,
  sql`create table activity (
    call_id text primary key references call (id),
    crm_record_id text not null unique,
    wanted_version integer not null,
    written_version integer not null check (written_version <= wanted_version),
    written text,
    removed smallint not null check (removed in (0, 1)),
    updated_at bigint not null
  )`,
];

function work(engine: Engine): RawBuilder<unknown>[] {
  const rising =
    engine === "sqlite"
      ? sql`integer primary key autoincrement`
      : sql`bigint generated always as identity primary key`;
  return [
    sql`create table job (
      id text primary key,
      queue text not null,
      key text,
      data text not null,
      state text not null check (state in ('ready', 'active', 'done', 'failed')),
      attempt integer not null,
      run_at bigint not null,
      lease_until bigint,
      worker text,
      last_error text,
      created_at bigint not null
    )`,
    sql`create unique index job_one_waiting on job (queue, key) where state = 'ready' and key is not null`,
    sql`create index job_claim on job (queue, run_at, id) where state = 'ready'`,
    sql`create index job_active on job (queue, key, lease_until) where state = 'active'`,
    sql`create index job_finished on job (created_at) where state in ('done', 'failed')`,
    sql`create table audit_log (
      id text primary key,
      action text not null,
      data text not null,
      agent_id text,
      created_at bigint not null
    )`,
    sql`create index audit_log_time on audit_log (created_at)`,
    sql`create index audit_log_of_agent on audit_log (agent_id, created_at)`,
    sql`create table stream_event (
      seq ${rising},
      agent_id text not null references agent (id),
      data text not null,
      created_at bigint not null
    )`,
    sql`create index stream_event_of_agent on stream_event (agent_id, seq)`,
    sql`create index stream_event_age on stream_event (created_at)`,
  ];
}
