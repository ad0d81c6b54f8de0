import * as z from "zod/mini";
import { browser } from "wxt/browser";
import type { SiteKind } from "../contracts/page-settings.ts";
import { isPlanned } from "./site-plan.ts";

const key = "runningScripts";
const Running = z.record(z.string(), z.enum(["crm", "site"]));

interface WantedScript {
  readonly kind: SiteKind;
  readonly matches: readonly string[];
  readonly excludeMatches: readonly string[];
}

/**
 * Which script asked for settings from which origin in this browser session. Once a permission is
 * gone the browser no longer says which tabs it was for.
 */
async function loadRunning(): Promise<Record<string, SiteKind>> {
  const stored = (await browser.storage.session.get(key))[key];
  return Running.safeParse(stored).data ?? {};
}

export async function rememberScript(origin: string, kind: SiteKind): Promise<void> {
  if ((await loadRunning())[origin] === kind) return;
  await changeRunning((running) => ({ ...running, [origin]: kind }));
}

export async function forgetScripts(origins: readonly string[]): Promise<void> {
  await changeRunning((running) =>
    Object.fromEntries(Object.entries(running).filter(([origin]) => !origins.includes(origin))),
  );
}

/** So it is when the extension has just started: the browser forgets what a session kept before. */
export async function isNoneRunning(): Promise<boolean> {
  return Object.keys(await loadRunning()).length === 0;
}

/** Many frames ask at once when a browser starts. */
function changeRunning(
  change: (running: Record<string, SiteKind>) => Record<string, SiteKind>,
): Promise<void> {
  return navigator.locks.request("ringback-running-scripts", async () => {
    await browser.storage.session.set({ [key]: change(await loadRunning()) });
  });
}

/** Origins with a script that none of these registrations would put there. */
export async function originsToLeave(wanted: readonly WantedScript[]): Promise<string[]> {
  return Object.entries(await loadRunning())
    .filter(
      ([origin, kind]) =>
        !wanted.some((script) => script.kind === kind && isPlanned(origin, script)),
    )
    .map(([origin]) => origin);
}
