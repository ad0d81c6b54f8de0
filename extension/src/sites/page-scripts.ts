import { browser, type Browser } from "wxt/browser";
import type { SiteKind } from "../contracts/page-settings.ts";
import { originPattern } from "../contracts/server-address.ts";
import { grantedPatterns } from "../permissions/host-permission.ts";
import { loadSettings } from "../settings/settings.ts";
import { leavePages } from "./page-notices.ts";
import { forgetScripts, isNoneRunning, originsToLeave } from "./running-scripts.ts";
import { isGranted, isPlanned, planSites } from "./site-plan.ts";

type Registration = Browser.scripting.RegisteredContentScript;
type ScriptFile = Extract<
  Parameters<typeof browser.scripting.executeScript>[0],
  { files: unknown }
>["files"][number];

const files: Readonly<Record<SiteKind, string>> = {
  crm: "/content-scripts/crm.js",
  site: "/content-scripts/site.js",
};
const crmPrefix = "crm:";
const sitesId = "sites";

let reconciling: Promise<void> = Promise.resolve();

/**
 * Makes the browser's registered content scripts what the settings and permissions say, in tabs that
 * were open before, too. One at a time: ids must not be registered twice.
 */
export function reconcile(): Promise<void> {
  const next = reconciling.catch(() => undefined).then(reconcileNow);
  reconciling = next;
  return next;
}

async function reconcileNow(): Promise<void> {
  const wanted = await wantedScripts();
  const present = (await browser.scripting.getRegisteredContentScripts()).filter(isOurs);
  const gone = present.filter((old) => !wanted.some((script) => isSame(script, old)));
  const added = wanted.filter((script) => !present.some((old) => isSame(script, old)));
  if (gone.length > 0)
    await browser.scripting.unregisterContentScripts({ ids: gone.map(({ id }) => id) });
  if (added.length > 0) await browser.scripting.registerContentScripts(added);
  const left = gone.filter(({ id }) => isCrm(id) && !wanted.some((script) => script.id === id));
  const leave = new Set([
    ...left.map(({ id }) => id.slice(crmPrefix.length)),
    ...(await originsToLeave(
      wanted.map((script) => ({ kind: kindOf(script), ...areaOf(script) })),
    )),
  ]);
  if (leave.size > 0) {
    await leavePages([...leave]);
    await forgetScripts([...leave]);
  }
  // Updated or switched on again, it finds tabs with no script of its own, or only a dead one.
  const rerun = await isNoneRunning();
  for (const script of rerun ? wanted : added)
    await runInOpenTabs(script, rerun ? undefined : present.find(({ id }) => id === script.id));
}

async function wantedScripts(): Promise<Registration[]> {
  const [settings, granted] = await Promise.all([loadSettings(), grantedPatterns()]);
  const crm = settings.crmOrigins
    .filter((origin) => isGranted(origin, granted))
    .map((origin) => registration(crmPrefix + origin, "crm", [originPattern(origin)]));
  const plan = planSites(settings, granted);
  return plan ? [...crm, registration(sitesId, "site", plan.matches, plan.excludeMatches)] : crm;
}

function registration(
  id: string,
  kind: SiteKind,
  matches: readonly string[],
  excludeMatches: readonly string[] = [],
): Registration {
  return {
    id,
    matches: [...matches],
    ...(excludeMatches.length > 0 && { excludeMatches: [...excludeMatches] }),
    js: [files[kind].slice(1)],
    allFrames: true,
    // A frame that the page itself writes has no address of its own.
    matchOriginAsFallback: true,
    runAt: "document_idle",
    persistAcrossSessions: true,
  };
}

function isOurs({ id }: Registration): boolean {
  return isCrm(id) || id === sitesId;
}

function isCrm(id: string): boolean {
  return id.startsWith(crmPrefix);
}

function isSame(one: Registration, other: Registration): boolean {
  return one.id === other.id && essence(one) === essence(other);
}

/** The browser answers lists in an order of its own. */
function essence({ js = [], matches = [], excludeMatches = [] }: Registration): string {
  const scripts = js.map((file) => file.replace(/^\//, ""));
  return JSON.stringify([scripts, matches.toSorted(), excludeMatches.toSorted()]);
}

/** Runs a script in the tabs it is meant for now, and was not `before`. */
async function runInOpenTabs(script: Registration, before: Registration | undefined) {
  const tabs = await browser.tabs.query({ url: [...(script.matches ?? [])], discarded: false });
  const meant = tabs.filter(
    ({ url }) => isFor(url, script) && !(before && url !== undefined && isFor(url, before)),
  );
  await Promise.allSettled(
    meant.flatMap(({ id }) => (id === undefined ? [] : runInTab(id, kindOf(script)))),
  );
}

function isFor(url: string | undefined, script: Registration): boolean {
  const origin = url === undefined ? undefined : URL.parse(url)?.origin;
  // The browser found the tab by its address and did not say it.
  return origin === undefined || isPlanned(origin, areaOf(script));
}

function areaOf({ matches = [], excludeMatches = [] }: Registration) {
  return { matches, excludeMatches };
}

function kindOf({ id }: Registration): SiteKind {
  return isCrm(id) ? "crm" : "site";
}

function runInTab(tabId: number, kind: SiteKind) {
  return browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: [files[kind] as ScriptFile],
  });
}
