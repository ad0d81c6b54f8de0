import type { SettingsReply, SettingsRequest } from "@ringback/shared/settings";
import { recordAudit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/open.ts";
import { lockInTransaction } from "../database/transaction-lock.ts";
import type { Caller } from "../http/caller.ts";
import { ProblemError } from "../http/problem.ts";
import { changedLocks, lockedSettings, type SettingLocks } from "./locked-settings.ts";
import type { ReadSettings } from "./settings-store.ts";

export interface SettingsWorld {
  readonly db: Db;
  readonly clock: Clock;
  readonly readSettings: ReadSettings;
  readonly locks: SettingLocks;
}

/** The settings that hold, and what of them is locked. */
export async function showSettings(world: SettingsWorld): Promise<SettingsReply> {
  return describe(world, world.db);
}

/** Stores a new version; refuses what was made from an older one. Admins only. */
export async function changeSettings(
  world: SettingsWorld,
  caller: Caller,
  { version, settings }: SettingsRequest,
): Promise<SettingsReply> {
  if (caller.agent.role !== "admin") throw adminsOnly();
  const locked = changedLocks(settings, world.locks);
  if (locked.length > 0) throw lockedElsewhere(locked);
  return world.db.transaction().execute(async (trx) => {
    await lockInTransaction(trx, "settings", "settings");
    const current = await describe(world, trx);
    if (current.version !== version) throw changedMeanwhile(current);
    const now = world.clock.now();
    const next = version + 1;
    await trx
      .insertInto("settings")
      .values({
        version: next,
        value: JSON.stringify(settings),
        agent_id: caller.agent.id,
        created_at: now,
      })
      .execute();
    const changed = changedPaths(current.settings, settings);
    const audit = { action: "settings_changed", data: { version: next, changed } } as const;
    await recordAudit(trx, { ...audit, agentId: caller.agent.id }, now);
    return describe(world, trx);
  });
}

async function describe(world: SettingsWorld, db: Db): Promise<SettingsReply> {
  const { version, settings } = await world.readSettings(db);
  const change = await db
    .selectFrom("settings")
    .innerJoin("agent", "agent.id", "settings.agent_id")
    .select(["settings.created_at", "agent.name"])
    .where("settings.version", "=", version)
    .executeTakeFirst();
  return {
    version,
    settings,
    locked: lockedSettings(world.locks),
    changedAt: change?.created_at ?? null,
    changedBy: change?.name ?? null,
  };
}

/** Which values differ: `ring.order`, `usual.hours.week`. */
function changedPaths(before: unknown, after: unknown, at: readonly string[] = []): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isSection(before) || !isSection(after)) return [at.join(".")];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => changedPaths(before[name], after[name], [...at, name]));
}

function isSection(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function adminsOnly(): ProblemError {
  return new ProblemError(403, "admin-only", "Only admins change the settings", {
    detail: "Ask someone who is an administrator in the CRM.",
  });
}

function lockedElsewhere(locked: ReturnType<typeof lockedSettings>): ProblemError {
  return new ProblemError(422, "locked-setting", "A value is set on the server itself", {
    errors: locked.map(({ field, variable }) => ({
      field: `settings.${field}`,
      message: `The server’s ${variable} sets this: leave it as it is, or change it there.`,
    })),
  });
}

function changedMeanwhile({ version, changedBy }: SettingsReply): ProblemError {
  const who = changedBy === null ? "" : ` by ${changedBy}`;
  return new ProblemError(409, "settings-changed", "The settings were changed meanwhile", {
    detail: `Version ${version} is stored now${who}. Read the settings again, then change them.`,
    headers: { ETag: `"${version}"` },
  });
}
