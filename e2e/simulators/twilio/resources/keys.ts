import type { Clock } from "../clock.ts";
import type { MakeSid } from "../sids.ts";

/** An API key: its secret signs access tokens and opens the REST API. */
export interface Key {
  readonly sid: string;
  readonly secret: string;
  readonly friendlyName: string;
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

export interface Keys {
  create(fields: { sid?: string; secret: string; friendlyName?: string }): Key;
  find(sid: string): Key | undefined;
  list(): readonly Key[];
}

export function createKeyStore(clock: Clock, makeSid: MakeSid): Keys {
  const keys = new Map<string, Key>();
  return {
    create({ sid = makeSid("SK"), secret, friendlyName = "" }) {
      const now = clock.now();
      const key: Key = { sid, secret, friendlyName, dateCreated: now, dateUpdated: now };
      keys.set(sid, key);
      return key;
    },
    find: (sid) => keys.get(sid),
    list: () => [...keys.values()].toReversed(),
  };
}
