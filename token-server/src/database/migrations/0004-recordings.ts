import { type Kysely, type RawBuilder, sql } from "kysely";

/** Recordings, follow-ups, and the jobs that look after them. Read as 0001 is. */
export async function addRecordings<Tables>(db: Kysely<Tables>): Promise<void> {
  for (const statement of [...recordings, ...scheduled, ...followUps]) {
    await statement.execute(db);
  }
}

const recordings: RawBuilder<unknown>[] = [
  sql`create table recording (
    id text primary key,
    recording_sid text not null unique,
    call_sid text,
    conference_sid text,
    call_id text references call (id),
    kind text not null check (kind in ('call', 'voicemail')),
    state text not null check (
      state in ('recording', 'waiting', 'stored', 'absent', 'failed', 'deleted')
    ),
    channels integer not null,
    duration_seconds integer,
    started_at bigint not null,
    completed_at bigint,
    file_name text unique,
    storage text check (storage in ('folder', 's3')),
    size_bytes bigint,
    sha256 text,
    stored_at bigint,
    failure text,
    transcription_sid text,
    transcription_state text check (transcription_state in ('completed', 'failed')),
    transcript text,
    hold smallint not null check (hold in (0, 1)),
    hold_reason text,
    hold_by text references agent (id),
    deleted_at bigint,
    deleted_at_twilio bigint,
    created_at bigint not null,
    updated_at bigint not null,
    check (state <> 'stored' or (file_name is not null and storage is not null and sha256 is not null))
  )`,
  sql`create index recording_of_call on recording (call_id)`,
  sql`create index recording_of_leg on recording (call_sid) where call_id is null`,
  sql`create index recording_age on recording (started_at)`,
  sql`create index recording_open on recording (state, created_at) where state in ('recording', 'waiting')`,
  sql`create table recording_activity (
    recording_id text primary key references recording (id),
    crm_module text not null check (crm_module in ('Notes', 'Documents')),
    crm_record_id text not null unique,
    attachment text not null check (attachment in ('pending', 'attached', 'refused')),
    written text,
    related smallint not null check (related in (0, 1)),
    removed smallint not null check (removed in (0, 1)),
    updated_at bigint not null
  )`,
  sql`create table recording_event (
    id text primary key,
    call_id text not null references call (id),
    kind text not null check (kind in ('announced', 'paused', 'resumed')),
    data text not null,
    agent_id text references agent (id),
    created_at bigint not null
  )`,
  sql`create index recording_event_of_call on recording_event (call_id, created_at)`,
  sql`create table recording_play (
    recording_id text not null references recording (id),
    session_id text not null,
    last_at bigint not null,
    primary key (recording_id, session_id)
  )`,
  sql`create index recording_play_age on recording_play (last_at)`,
];

const scheduled: RawBuilder<unknown>[] = [
  sql`create table retention_run (
    id text primary key,
    dry_run smallint not null check (dry_run in (0, 1)),
    started_at bigint not null,
    finished_at bigint,
    older_than bigint not null,
    retention_days integer not null,
    deleted integer not null,
    deleted_at_twilio integer not null,
    held integer not null,
    never_fetched integer not null,
    failed integer not null
  )`,
  sql`create index retention_run_age on retention_run (started_at)`,
  sql`create table scheduled_run (
    job text not null,
    due_at bigint not null,
    finished_at bigint,
    primary key (job, due_at)
  )`,
  sql`create table reconciliation (
    list text primary key check (list in ('calls', 'recordings')),
    covered_until bigint not null
  )`,
];

const followUps: RawBuilder<unknown>[] = [
  sql`create table follow_up (
    id text primary key,
    person_key text not null,
    state text not null check (state in ('open', 'closed')),
    closed_because text check (closed_because in ('reached', 'done-in-crm', 'deleted-in-crm')),
    number text not null,
    record_module text,
    record_id text,
    person text,
    owner_crm_user_id text,
    opened_at bigint not null,
    due_at bigint not null,
    closed_at bigint,
    crm_task_id text not null unique,
    wanted_version integer not null,
    written_version integer not null check (written_version <= wanted_version),
    written text,
    updated_at bigint not null,
    check ((record_module is null) = (record_id is null)),
    check ((state = 'closed') = (closed_because is not null))
  )`,
  sql`create unique index follow_up_one_open on follow_up (person_key) where state = 'open'`,
  sql`create index follow_up_open_number on follow_up (number) where state = 'open'`,
  sql`create index follow_up_open_owner on follow_up (owner_crm_user_id, due_at) where state = 'open'`,
  sql`create table follow_up_entry (
    call_id text primary key references call (id),
    follow_up_id text not null references follow_up (id),
    reason text not null check (reason in ('missed-call', 'voicemail')),
    at bigint not null,
    version integer not null
  )`,
  sql`create index follow_up_entry_of on follow_up_entry (follow_up_id, at)`,
  sql`create index call_reaching on call (number, created_at) where outcome = 'answered'`,
  sql`create index call_reaching_record on call (record_id, created_at) where outcome = 'answered'`,
];
