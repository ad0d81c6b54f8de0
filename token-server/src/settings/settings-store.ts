import { Settings } from "@ringback/shared/settings";
import { defaultSettings } from "@ringback/shared/settings/default-settings";
import * as z from "zod/mini";
import type { Db } from "../database/open.ts";
import { type SettingLocks, withLocks } from "./locked-settings.ts";

export interface SettingsConfig {
  /** Of the organisation, an IANA name. */
  readonly timeZone: string;
  readonly locks: SettingLocks;
}

export interface StoredSettings {
  readonly version: number;
  readonly settings: Settings;
}

/** Reads the settings that hold, in the caller's transaction when it passes one. */
export type ReadSettings = (db: Db) => Promise<StoredSettings>;

const Stored = z.record(z.string(), z.unknown());

/** Keeps the parsed form of what it read last: every call asks. */
export function createReadSettings({ timeZone, locks }: SettingsConfig): ReadSettings {
  const defaults = defaultSettings(timeZone);
  const untouched = { version: 0, settings: withLocks(defaults, locks) };
  let parsed: { readonly value: string; readonly stored: StoredSettings } | undefined;
  return async (db) => {
    const newest = await db
      .selectFrom("settings")
      .select(["version", "value"])
      .orderBy("version", "desc")
      .limit(1)
      .executeTakeFirst();
    if (newest === undefined) return untouched;
    const { version, value } = newest;
    if (parsed?.value === value && parsed.stored.version === version) return parsed.stored;
    const stored = { version, settings: withLocks(readStored(value, defaults), locks) };
    parsed = { value, stored };
    return stored;
  };
}

/** What an older server stored lacks what was added since: that is as on a new server. */
function readStored(value: string, defaults: Settings): Settings {
  const stored = z.parse(Stored, JSON.parse(value));
  const sections = Object.entries(defaults).map(([name, usual]) => {
    const part = stored[name];
    const isSection = z.safeParse(Stored, part).success && !Array.isArray(usual);
    return [name, isSection ? Object.assign({}, usual, part) : (part ?? usual)];
  });
  return z.parse(Settings, Object.fromEntries(sections));
}
