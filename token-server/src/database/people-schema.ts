/** Epoch milliseconds. */
type Instant = number;
/** 0 or 1: SQLite has no booleans. */
type Flag = 0 | 1;
/** JSON text, parsed by its reader. */
type Json = string;

/** The tables of the people index. */
export interface PeopleTables {
  person: PersonTable;
  person_number: PersonNumberTable;
  person_choice: PersonChoiceTable;
  people_sync: PeopleSyncTable;
}

/** A record of the CRM that people can call from, as it was last read. */
export interface PersonTable {
  module: string;
  record_id: string;
  name: string;
  first_name: string;
  about: string;
  owner_crm_user_id: string | null;
  /** ISO 3166-1 code of the record's address. */
  country: string | null;
  standing: "open" | "converted" | "dead";
  /** The contact a lead became. */
  contact_id: string | null;
  /** Numbers that can be called, E.164. */
  numbers: Json;
  /** When the CRM's record was last changed, by the CRM's clock. */
  modified_at: Instant;
  /** When we last had a call or message with them. */
  last_contact_at: Instant | null;
  /** The full run of the sync that saw it last. */
  generation: number;
}

/** One number of a person. A field may hold several. */
export interface PersonNumberTable {
  module: string;
  record_id: string;
  field: string;
  position: number;
  /** E.164. */
  number: string | null;
  /** Digits as dialled at home, where neither number nor record say in which country that is. */
  national: string | null;
  /** Of the digits as dialled at home; null when there are fewer than ten. */
  last_ten: string | null;
  /** Where its country was taken from: the number itself, the record, or the organisation. */
  basis: "written" | "record" | "default" | "unread";
  fax: Flag;
}

/** Whom a number belongs to, as an agent said. */
interface PersonChoiceTable {
  number: string;
  module: string;
  record_id: string;
  agent_id: string;
  chosen_at: Instant;
}

/** How far a module was read, and the run under way. */
export interface PeopleSyncTable {
  module: string;
  created_at: Instant;
  /** Rises with each full run: who is of an older one when it ends is gone. */
  generation: number;
  /** What the numbers were read with: another means that all have to be read again. */
  reading: string;
  /** Everything changed up to here is known, by the CRM's clock. */
  changed_until: Instant | null;
  full_wanted: Flag;
  /** The run under way; null when none is. */
  run: string | null;
  kind: "full" | "changes" | null;
  part: "records" | "deleted" | null;
  since: Instant | null;
  until: Instant | null;
  /** The run goes on behind this id. */
  last_id: string;
  started_at: Instant | null;
  done: number;
  total: number | null;
  last_done_at: Instant | null;
  last_full_at: Instant | null;
  people: number;
  numbers: number;
  problem: string | null;
}
