import type { Clock } from "../clock.ts";
import type { MakeSid } from "../sids.ts";

/** What every resource has; times are epoch milliseconds. */
export interface Resource {
  readonly sid: string;
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

/** What is given when a resource is made. */
export type New<Kind extends Resource> = Omit<Kind, keyof Resource>;

/** All resources of one kind. */
export interface RecordStore<Kind extends Resource> {
  create(fields: New<Kind>): Kind;
  /** Throws for an unknown SID. */
  update(sid: string, changes: Partial<New<Kind>>): Kind;
  find(sid: string): Kind | undefined;
  /** Newest first, as REST lists are. */
  list(): readonly Kind[];
  remove(sid: string): boolean;
}

export function createRecordStore<Kind extends Resource>(
  prefix: Parameters<MakeSid>[0],
  clock: Clock,
  makeSid: MakeSid,
  build: (base: Resource, fields: New<Kind>) => Kind,
): RecordStore<Kind> {
  const records = new Map<string, Kind>();
  return {
    create(fields) {
      const now = clock.now();
      const record = build({ sid: makeSid(prefix), dateCreated: now, dateUpdated: now }, fields);
      records.set(record.sid, record);
      return record;
    },
    update(sid, changes) {
      const record = records.get(sid);
      if (record === undefined) throw new Error(`There is no ${sid}.`);
      const changed = { ...record, ...changes, dateUpdated: clock.now() };
      records.set(sid, changed);
      return changed;
    },
    find: (sid) => records.get(sid),
    list: () => [...records.values()].toReversed(),
    remove: (sid) => records.delete(sid),
  };
}
