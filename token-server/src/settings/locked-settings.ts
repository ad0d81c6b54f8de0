import type { LockedSetting, Settings } from "@ringback/shared/settings";

/** Values the environment sets; `undefined` leaves the choice to admins. */
export interface SettingLocks {
  readonly fallbackNumber?: string | undefined;
  readonly recordingRetentionDays?: number | undefined;
}

/** The settings as they hold, whatever was stored. */
export function withLocks(settings: Settings, locks: SettingLocks): Settings {
  const { fallbackNumber, recordingRetentionDays } = locks;
  return {
    ...settings,
    ...(fallbackNumber !== undefined && {
      fallback: { ...settings.fallback, number: fallbackNumber },
    }),
    ...(recordingRetentionDays !== undefined && {
      recordings: { ...settings.recordings, retentionDays: recordingRetentionDays },
    }),
  };
}

export function lockedSettings(locks: SettingLocks): LockedSetting[] {
  return [
    ...(locks.fallbackNumber === undefined
      ? []
      : [{ field: "fallback.number", variable: "FALLBACK_PHONE" }]),
    ...(locks.recordingRetentionDays === undefined
      ? []
      : [{ field: "recordings.retentionDays", variable: "RECORDING_RETENTION_DAYS" }]),
  ];
}

/** Locked values that a request would change. */
export function changedLocks(wanted: Settings, locks: SettingLocks): LockedSetting[] {
  const isKept: Readonly<Record<string, boolean>> = {
    "fallback.number": wanted.fallback.number === locks.fallbackNumber,
    "recordings.retentionDays": wanted.recordings.retentionDays === locks.recordingRetentionDays,
  };
  return lockedSettings(locks).filter(({ field }) => isKept[field] !== true);
}
