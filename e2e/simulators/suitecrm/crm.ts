import { randomUUID } from "node:crypto";
import { ListPreferences } from "./pages/list-preferences.ts";
import { RecentlyViewed } from "./pages/recently-viewed.ts";
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
  /** What users chose and opened on the pages. */
  readonly lists: ListPreferences;
  readonly recentlyViewed: RecentlyViewed;
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
    lists: new ListPreferences(),
    recentlyViewed: new RecentlyViewed(),
    now,
    newId,
  };
}

/** Notes all records; the answer makes the CRM hold what it held, whoever is signed in. */
export function noteContents(crm: Crm): () => void {
  const restore = [crm.records.note(), crm.relationships.note()];
  return () => {
    for (const back of restore) back();
    crm.lists.forget();
    crm.recentlyViewed.forget();
  };
}
