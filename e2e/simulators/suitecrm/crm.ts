import { randomUUID } from "node:crypto";
import { FileStore } from "./records/file-store.ts";
import { RecordStore } from "./records/record-store.ts";
import { RelationshipStore } from "./records/relationship-store.ts";
import { UserAccounts } from "./records/user-accounts.ts";
import { SessionStore } from "./session/session-store.ts";

/** All that one CRM holds; the API, the pages and the control API work on the same one. */
export interface Crm {
  readonly records: RecordStore;
  readonly relationships: RelationshipStore;
  readonly files: FileStore;
  readonly accounts: UserAccounts;
  readonly sessions: SessionStore;
  readonly now: () => Date;
  /** Makes the id of a new record. */
  readonly newId: () => string;
}

/** An empty CRM. */
export function createCrm(
  now: () => Date = () => new Date(),
  newId: () => string = randomUUID,
): Crm {
  const records = new RecordStore();
  return {
    records,
    relationships: new RelationshipStore(records),
    files: new FileStore(),
    accounts: new UserAccounts(records),
    sessions: new SessionStore(),
    now,
    newId,
  };
}
