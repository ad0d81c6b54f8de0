import type { CallOutcome } from "@ringback/shared/call";
import type { ColumnType, Generated } from "kysely";
import type { PeopleTables } from "./people-schema.ts";
import type {
  CrmUserTable,
  LineTable,
  LiveCallTable,
  PresenceTable,
  QueuePlaceTable,
  RingTable,
  RouteTable,
  SettingsTable,
} from "./routing-tables.ts";
import type { RecordingDatabase } from "./schema-recordings.ts";

/** Epoch milliseconds. */
type Instant = number;
/** 0 or 1: SQLite has no booleans. */
type Flag = 0 | 1;
/** JSON text, parsed by its reader. */
type Json = string;

export interface Database extends PeopleTables, RecordingDatabase {
  agent: AgentTable;
  session: SessionTable;
  access_token: AccessTokenTable;
  refresh_token: RefreshTokenTable;
  authorization_code: AuthorizationCodeTable;
  sign_in: SignInTable;
  sign_in_attempt: SignInAttemptTable;
  intent: IntentTable;
  call: CallTable;
  leg: LegTable;
  webhook: WebhookTable;
  activity: ActivityTable;
  job: JobTable;
  audit_log: AuditTable;
  stream_event: StreamEventTable;
  settings: SettingsTable;
  crm_user: CrmUserTable;
  presence: PresenceTable;
  line: LineTable;
  route: RouteTable;
  ring: RingTable;
  queue_place: QueuePlaceTable;
  live_call: LiveCallTable;
}

/** A CRM user who can take calls. */
interface AgentTable {
  id: string;
  crm_user_id: string;
  user_name: string;
  name: string;
  role: "agent" | "manager" | "admin";
  active: Flag;
  created_at: Instant;
  updated_at: Instant;
}

/** One sign-in of one browser: the family its refresh tokens belong to. */
interface SessionTable {
  id: string;
  agent_id: string;
  created_at: Instant;
  revoked_at: Instant | null;
  /** The agent's own CRM tokens, encrypted with SECRET_KEY. */
  crm_tokens: string;
}

interface AccessTokenTable {
  hash: string;
  session_id: string;
  expires_at: Instant;
}

interface RefreshTokenTable {
  hash: string;
  session_id: string;
  created_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
  /** The reply that replaced it, encrypted: the previous token gets the same answer for 60 s. */
  successor: string | null;
}

interface AuthorizationCodeTable {
  hash: string;
  session_id: string;
  redirect_uri: string;
  code_challenge: string;
  expires_at: Instant;
  used_at: Instant | null;
}

/** A sign-in under way at the CRM; bound to a cookie. */
interface SignInTable {
  state_hash: string;
  request: Json;
  code_verifier: string;
  expires_at: Instant;
}

/** Failed and unfinished sign-ins, counted by user name and by address. */
interface SignInAttemptTable {
  id: string;
  /** `user:` or `address:` and a hash: names of people who mistyped are not kept. */
  subject: string;
  created_at: Instant;
}

/** A one-time permission to dial. The id itself is a secret, so only its hash is kept. */
export interface IntentTable {
  hash: string;
  call_id: string;
  agent_id: string;
  idempotency_key: string;
  /** The reply as first given, encrypted, for a repeated request. */
  reply: string;
  extension: string | null;
  created_at: Instant;
  expires_at: Instant;
  /** The first CallSid that used it. */
  bound_call_sid: string | null;
  /** The TwiML answered to that CallSid. */
  twiml: string | null;
}

export interface CallTable {
  id: string;
  root_call_sid: string | null;
  direction: "outbound" | "inbound";
  agent_id: string | null;
  number: string;
  record_module: string | null;
  record_id: string | null;
  person: Json | null;
  /** CRM user who owns the record: the call's owner when nobody talked. */
  owner_crm_user_id: string | null;
  test: Flag;
  state: "dialing" | "ringing" | "connected" | "ended";
  outcome: CallOutcome | null;
  created_at: Instant;
  /** Start of the root leg. */
  started_at: Instant | null;
  answered_at: Instant | null;
  ended_at: Instant | null;
  talk_seconds: number;
  note: string;
  note_version: number;
  updated_at: Instant;
  /** Length of the message the caller left. */
  voicemail_seconds: Generated<number | null>;
  /** The caller asked for a call back while waiting in line. */
  call_back_asked: Generated<Flag>;
}

/** What is known of one Twilio leg, folded from its webhooks and Twilio's REST answers. */
export interface LegTable {
  call_sid: string;
  call_id: string;
  parent_call_sid: string | null;
  /** Everything the reducer keeps of this leg. */
  facts: Json;
  updated_at: Instant;
}

/** Every webhook, once: the key is sha256(route + sorted fields). A duplicate gets the stored answer. */
interface WebhookTable {
  key: string;
  route: string;
  call_id: string | null;
  fields: Json;
  answer: string;
  received_at: Instant;
}

/** What the CRM shows of a call, and what it should show. */
interface ActivityTable {
  call_id: string;
  /** UUIDv5 of the root CallSid. */
  crm_record_id: string;
  /** Rises with every change of what the CRM should show. */
  wanted_version: number;
  written_version: number;
  /** The attributes last written, to tell our text from a person's. */
  written: Json | null;
  /** A person deleted the record: leave it. */
  removed: Flag;
  updated_at: Instant;
}

interface JobTable {
  id: string;
  queue: string;
  /** At most one waiting job for each key. */
  key: string | null;
  data: Json;
  state: "ready" | "active" | "done" | "failed";
  attempt: number;
  run_at: Instant;
  lease_until: Instant | null;
  worker: string | null;
  last_error: string | null;
  created_at: Instant;
}

interface AuditTable {
  id: string;
  action: string;
  data: Json;
  agent_id: string | null;
  created_at: Instant;
}

/** The event stream's memory: what Last-Event-ID resumes from. */
interface StreamEventTable {
  seq: Generated<number>;
  agent_id: string;
  data: ColumnType<Json, Json, never>;
  created_at: Instant;
}
