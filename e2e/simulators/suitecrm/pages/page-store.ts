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

/** A record together with its module. */
export interface ModuleRecord {
  readonly module: string;
  readonly record: PageRecord;
}

/** What the pages need of the CRM's records. */
export interface PageStore {
  /** One page of a module, of those records only that fit by their stored values. */
  list(
    module: string,
    query: ListQuery,
    fits?: (valueOf: (field: string) => string) => boolean,
  ): { readonly records: PageRecord[]; readonly total: number };
  find(module: string, id: string): PageRecord | undefined;
  /** Stores attributes as the CRM does (cut, cleaned); a new record without an id. */
  save(
    module: string,
    id: string | undefined,
    attributes: Readonly<Record<string, string>>,
  ): PageRecord;
  remove(module: string, id: string): void;
  /** Held calls and notes of a record, newest first. */
  history(module: string, id: string): ModuleRecord[];
  /** Calls planned and tasks open for a record, newest first. */
  activities(module: string, id: string): ModuleRecord[];
  /** The records behind one link. */
  related(module: string, id: string, link: string): ModuleRecord[];
  relate(module: string, id: string, link: string, relatedId: string): void;
  userName(id: string): string;
}
