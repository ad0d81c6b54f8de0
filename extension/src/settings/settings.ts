import * as z from "zod/mini";
import { browser } from "wxt/browser";
import { PageSettings } from "../contracts/page-settings.ts";
import { ScreenPopChoice } from "../contracts/screen-pop.ts";
import { AudioChoice } from "../contracts/phone-snapshot.ts";

const version1 = {
  serverOrigin: z.nullable(z.string()),
  /** CRM origins on which the agent wants buttons. */
  crmOrigins: z.array(z.string()),
  audio: AudioChoice,
  /** Where a number without country code is dialled from; null takes the organisation's. */
  country: z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/))),
};

/** What this browser remembers of its set-up; nothing secret. */
export const Settings = z.object({
  ...version1,
  pages: PageSettings,
  /** Browsers set up before this could be chosen have none stored. */
  screenPop: z.prefault(ScreenPopChoice, "on-answer"),
});
export type Settings = z.infer<typeof Settings>;

const Stored = z.object({ version: z.literal(2), value: Settings });
/** Before there were sites other than the CRM's. */
const StoredBefore = z.object({ version: z.literal(1), value: z.object(version1) });

const key = "settings";
const lock = "ringback-settings";

const defaults: Settings = {
  serverOrigin: null,
  crmOrigins: [],
  audio: { microphoneId: null, speakerId: null, ringId: null },
  country: null,
  screenPop: "on-answer",
  pages: {
    mode: "crm-only",
    sites: [],
    blockedSites: [],
    freeText: false,
    hidden: { numbers: [], fields: [] },
  },
};

/** Defaults when nothing, or nothing readable, is stored. */
export async function loadSettings(): Promise<Settings> {
  const kept = (await browser.storage.local.get(key))[key];
  const stored = Stored.safeParse(kept);
  if (stored.success) return stored.data.value;
  const before = StoredBefore.safeParse(kept);
  return before.success ? { ...defaults, ...before.data.value } : defaults;
}

/** One change at a time, so that two at once cannot undo each other. */
export function changeSettings(change: (settings: Settings) => Settings): Promise<Settings> {
  return navigator.locks.request(lock, async () => {
    const value = change(await loadSettings());
    await browser.storage.local.set({
      [key]: { version: 2, value } satisfies z.infer<typeof Stored>,
    });
    return value;
  });
}
