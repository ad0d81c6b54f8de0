/** Epoch milliseconds. */
type Instant = number;
/** 0 or 1: SQLite has no booleans. */
type Flag = 0 | 1;
/** JSON text, parsed by its reader. */
type Json = string;

/** Recordings, follow-ups, and the jobs that look after them. */
export interface RecordingDatabase {
  recording: RecordingTable;
  recording_activity: RecordingActivityTable;
  recording_event: RecordingEventTable;
  recording_play: RecordingPlayTable;
  retention_run: RetentionRunTable;
  scheduled_run: ScheduledRunTable;
  reconciliation: ReconciliationTable;
  follow_up: FollowUpTable;
  follow_up_entry: FollowUpEntryTable;
}

export interface RecordingTable {
  id: string;
  recording_sid: string;
  /** The leg Twilio says it is of; none for a conference's. */
  call_sid: string | null;
  conference_sid: string | null;
  /** Null until the call is known here. */
  call_id: string | null;
  kind: "call" | "voicemail";
  state: "recording" | "waiting" | "stored" | "absent" | "failed" | "deleted";
  channels: number;
  duration_seconds: number | null;
  started_at: Instant;
  /** Since when Twilio has had it complete. */
  completed_at: Instant | null;
  file_name: string | null;
  storage: "folder" | "s3" | null;
  size_bytes: number | null;
  sha256: string | null;
  stored_at: Instant | null;
  /** Why it could not be fetched. */
  failure: string | null;
  transcription_sid: string | null;
  transcription_state: "completed" | "failed" | null;
  transcript: string | null;
  hold: Flag;
  hold_reason: string | null;
  hold_by: string | null;
  deleted_at: Instant | null;
  deleted_at_twilio: Instant | null;
  created_at: Instant;
  updated_at: Instant;
}

/** What the CRM shows of a recording, and what it should show. */
interface RecordingActivityTable {
  recording_id: string;
  /** Decided once, by the record the call belongs to. */
  crm_module: "Notes" | "Documents";
  crm_record_id: string;
  /** Whether the sound is in the CRM: `refused` when the CRM does not take such files. */
  attachment: "pending" | "attached" | "refused";
  written: Json | null;
  /** A document stands on its contact's or account's page. */
  related: Flag;
  /** A person deleted the record: leave it. */
  removed: Flag;
  updated_at: Instant;
}

/** What was done about recording a call: the proof that people were told, pauses. */
interface RecordingEventTable {
  id: string;
  call_id: string;
  kind: "announced" | "paused" | "resumed";
  data: Json;
  agent_id: string | null;
  created_at: Instant;
}

/** The play of one recording in one session that is going on, so that seeking is not another. */
interface RecordingPlayTable {
  recording_id: string;
  session_id: string;
  last_at: Instant;
}

interface RetentionRunTable {
  id: string;
  dry_run: Flag;
  started_at: Instant;
  finished_at: Instant | null;
  older_than: Instant;
  retention_days: number;
  deleted: number;
  deleted_at_twilio: number;
  held: number;
  never_fetched: number;
  failed: number;
}

/** Each due time of a scheduled job, once, however many servers there are. */
interface ScheduledRunTable {
  job: string;
  due_at: Instant;
  finished_at: Instant | null;
}

/** How far Twilio's own lists have been compared with ours. */
interface ReconciliationTable {
  list: "calls" | "recordings";
  covered_until: Instant;
}

export interface FollowUpTable {
  id: string;
  /** `Leads/ID` or `number:+14155550152`; one open follow-up for each. */
  person_key: string;
  state: "open" | "closed";
  closed_because: "reached" | "done-in-crm" | "deleted-in-crm" | null;
  number: string;
  record_module: string | null;
  record_id: string | null;
  person: Json | null;
  owner_crm_user_id: string | null;
  opened_at: Instant;
  due_at: Instant;
  closed_at: Instant | null;
  crm_task_id: string;
  /** Rises with every change of what the Task should say. */
  wanted_version: number;
  written_version: number;
  written: Json | null;
  updated_at: Instant;
}

/** One call a follow-up is about. */
interface FollowUpEntryTable {
  call_id: string;
  follow_up_id: string;
  reason: "missed-call" | "voicemail";
  at: Instant;
  /** The Task's version that first told of it. */
  version: number;
}
