import type { Generated, Selectable } from "kysely";

/** Epoch milliseconds. */
type Instant = number;
type Flag = 0 | 1;
/** JSON text, parsed by its reader. */
type Json = string;

/** Every version of what admins decided; the highest holds. */
export interface SettingsTable {
  version: number;
  value: Json;
  agent_id: string;
  created_at: Instant;
}

/** Everyone who owns records in the CRM, whether they use Ringback or not. */
export interface CrmUserTable {
  id: string;
  name: string;
  /** Their profile's mobile number, else the one at work. E.164. */
  mobile: string | null;
  active: Flag;
  updated_at: Instant;
}

/** What an agent said of themselves; without a row they are available. */
export interface PresenceTable {
  agent_id: string;
  state: "available" | "do-not-disturb";
  updated_at: Instant;
}

/** The browser phone of one session. */
export interface LineTable {
  session_id: string;
  agent_id: string;
  /** The open event stream; null when it is closed. */
  stream_id: string | null;
  stream_seen_at: Instant | null;
  /** When the browser last said that its phone is registered with Twilio. */
  registered_at: Instant | null;
}

/** How an inbound call is led, and why. */
export interface RouteTable {
  call_id: string;
  our_number: string;
  plan: Json;
  trace: Json;
  /** The step the caller is at; -1 before the first. */
  position: number;
  /** Rises with each document the caller's leg is given. */
  turn: number;
  /** The document of this turn. */
  document: string;
  /** What the steps remember. */
  state: Json;
  updated_at: Instant;
}
export type RouteRow = Selectable<RouteTable>;

/** Whose browser a call has rung, and what became of it for them. */
export interface RingTable {
  call_id: string;
  agent_id: string;
  state: "ringing" | "stopped" | "answered" | "answered-elsewhere" | "missed";
  /** It rang beside a call they were in. */
  waiting: Flag;
  /** A colleague handed it on to them: the plan has no say in this ringing. */
  handed_on: Generated<Flag>;
  created_at: Instant;
  updated_at: Instant;
}

/** A caller's place in line, kept when the line was left for a moment to ring someone. */
export interface QueuePlaceTable {
  call_id: string;
  entered_at: Instant;
  /** When Twilio last asked what the caller is to hear. */
  seen_at: Instant;
  left_at: Instant | null;
}

/** A call that was changed while it was under way: its legs are in a conference of its own. */
export interface LiveCallTable {
  call_id: string;
  /** Who talks for us, or did when the caller was set aside; null for a number. */
  agent_id: string | null;
  /** To whom it is being handed on. */
  colleague_id: string | null;
  /** The leg of the person outside. */
  customer_call_sid: string;
  /** How it is to be. */
  state: Json;
  /** Rises with each change of that, and how much of it is done at Twilio. */
  version: number;
  done_version: number;
  /** Who brings it about at this moment. */
  claimed_by: string | null;
  claimed_until: Instant | null;
  updated_at: Instant;
}
