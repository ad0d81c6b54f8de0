import { browser, type Browser } from "wxt/browser";
import { originPattern } from "../contracts/server-address.ts";
import { hasHostPermission, requireHostPermission } from "../permissions/host-permission.ts";
import { changeSettings, loadSettings } from "../settings/settings.ts";
import { leavePages } from "./page-notices.ts";

const scriptFile = "/content-scripts/crm.js";
const idPrefix = "crm:";

type Registration = Browser.scripting.RegisteredContentScript;

/** Origins the agent wants buttons on and the browser lets us into. */
export async function approvedOrigins(): Promise<string[]> {
  const { crmOrigins } = await loadSettings();
  const allowed = await Promise.all(crmOrigins.map(hasHostPermission));
  return crmOrigins.filter((_, index) => allowed[index]);
}

export async function addCrmOrigin(origin: string): Promise<void> {
  await requireHostPermission(origin);
  await changeSettings((settings) => ({
    ...settings,
    crmOrigins: [...new Set([...settings.crmOrigins, origin])],
  }));
  await reconcile();
}

export async function removeCrmOrigin(origin: string): Promise<void> {
  const { serverOrigin } = await changeSettings((settings) => ({
    ...settings,
    crmOrigins: settings.crmOrigins.filter((known) => known !== origin),
  }));
  await reconcile();
  if (origin === serverOrigin) return;
  // Fails for a permission of the manifest, which only the demo has.
  await browser.permissions.remove({ origins: [originPattern(origin)] }).catch(() => undefined);
}

let reconciling: Promise<void> = Promise.resolve();

/**
 * Makes the browser's registered content scripts what the settings and permissions say, in tabs that
 * were open before, too. One at a time: ids must not be registered twice.
 */
export function reconcile(options: { readonly rerun?: boolean } = {}): Promise<void> {
  const next = reconciling.catch(() => undefined).then(() => reconcileNow(options));
  reconciling = next;
  return next;
}

async function reconcileNow({ rerun = false }: { readonly rerun?: boolean }): Promise<void> {
  const wanted = (await approvedOrigins()).map(registrationOf);
  const present = (await browser.scripting.getRegisteredContentScripts()).filter(({ id }) =>
    id.startsWith(idPrefix),
  );
  const isSame = (a: Registration, b: Registration) =>
    a.id === b.id && a.js?.join() === b.js?.map((file) => file.replace(/^\//, "")).join();
  const gone = present.filter((old) => !wanted.some((script) => isSame(script, old)));
  const added = wanted.filter((script) => !present.some((old) => isSame(script, old)));
  if (gone.length > 0)
    await browser.scripting.unregisterContentScripts({ ids: gone.map(({ id }) => id) });
  if (added.length > 0) await browser.scripting.registerContentScripts(added);
  const left = gone.filter(({ id }) => !wanted.some((script) => script.id === id));
  if (left.length > 0) await leavePages(left.map(({ id }) => id.slice(idPrefix.length)));
  await runInOpenTabs((rerun ? wanted : added).flatMap(({ matches }) => matches ?? []));
}

function registrationOf(origin: string): Registration {
  return {
    id: idPrefix + origin,
    matches: [originPattern(origin)],
    js: [scriptFile.slice(1)],
    allFrames: true,
    runAt: "document_idle",
    persistAcrossSessions: true,
  };
}

async function runInOpenTabs(patterns: string[]): Promise<void> {
  if (patterns.length === 0) return;
  const tabs = await browser.tabs.query({ url: patterns });
  await Promise.allSettled(tabs.flatMap(({ id }) => (id === undefined ? [] : runInTab(id))));
}

function runInTab(tabId: number) {
  return browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: [scriptFile],
  });
}
