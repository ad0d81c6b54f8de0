/** A record as the pages show it: every attribute a string, as stored. */
export interface PageRecord {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ListQuery {
  readonly offset: number;
  readonly limit: number;
  readonly orderBy: string;
  readonly descending: boolean;
}

/** What the pages need of the CRM's records. */
export interface PageStore {
  list(
    module: string,
    query: ListQuery,
  ): { readonly records: PageRecord[]; readonly total: number };
  find(module: string, id: string): PageRecord | undefined;
  /** Stores attributes as the CRM does (cut, cleaned); a new record without an id. */
  save(
    module: string,
    id: string | undefined,
    attributes: Readonly<Record<string, string>>,
  ): PageRecord;
  /** Calls and notes of a record, newest first. */
  history(module: string, id: string): { readonly module: string; readonly record: PageRecord }[];
  /** Contacts of an account. */
  contactsOf(accountId: string): PageRecord[];
  userName(id: string): string;
}
