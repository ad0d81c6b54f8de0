import * as z from "zod/mini";
import { browser } from "wxt/browser";
import { AudioChoice } from "../contracts/phone-snapshot.ts";

/** What this browser remembers of its set-up; nothing secret. */
export const Settings = z.object({
  serverOrigin: z.nullable(z.string()),
  /** CRM origins on which the agent wants buttons. */
  crmOrigins: z.array(z.string()),
  audio: AudioChoice,
  /** Where a number without country code is dialled from; null takes the organisation's. */
  country: z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/))),
});
export type Settings = z.infer<typeof Settings>;

const Stored = z.object({ version: z.literal(1), value: Settings });

const key = "settings";
const lock = "ringback-settings";

const defaults: Settings = {
  serverOrigin: null,
  crmOrigins: [],
  audio: { microphoneId: null, speakerId: null },
  country: null,
};

/** Defaults when nothing, or nothing readable, is stored. */
export async function loadSettings(): Promise<Settings> {
  const stored = Stored.safeParse((await browser.storage.local.get(key))[key]);
  return stored.success ? stored.data.value : defaults;
}

/** One change at a time, so that two at once cannot undo each other. */
export function changeSettings(change: (settings: Settings) => Settings): Promise<Settings> {
  return navigator.locks.request(lock, async () => {
    const value = change(await loadSettings());
    await browser.storage.local.set({
      [key]: { version: 1, value } satisfies z.infer<typeof Stored>,
    });
    return value;
  });
}
