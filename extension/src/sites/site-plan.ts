import type { SiteKind } from "../contracts/page-settings.ts";
import { originPattern } from "../contracts/server-address.ts";
import type { Settings } from "../settings/settings.ts";
import { coversOrigin } from "./match-pattern.ts";

/** Where the script for other sites runs, in match patterns. */
interface SitePlan {
  readonly matches: readonly string[];
  readonly excludeMatches: readonly string[];
}

type Chosen = Pick<Settings, "crmOrigins" | "serverOrigin" | "pages">;

/**
 * What the agent chose and the browser allows. `granted`: the patterns of all host permissions.
 * A site is never both a CRM and another site.
 */
export function planSites(settings: Chosen, granted: readonly string[]): SitePlan | undefined {
  const { mode, sites, blockedSites } = settings.pages;
  const matches = (): readonly string[] => {
    switch (mode) {
      case "crm-only":
        return [];
      case "these-sites":
        return sites.filter((origin) => isGranted(origin, granted)).map(originPattern);
      case "all-but-these":
      case "everywhere":
        return granted.filter((pattern) => /^(?:\*|https?):/.test(pattern));
    }
  };
  const excluded = [
    ...settings.crmOrigins,
    ...(mode === "all-but-these" ? blockedSites : []),
    ...ownPages(settings),
  ].map(originPattern);
  const wanted = matches().filter((pattern) => !excluded.includes(pattern));
  return wanted.length === 0 ? undefined : { matches: wanted, excludeMatches: excluded };
}

/** What an origin is to us; `undefined` where none of our scripts belongs. */
export function kindOfSite(
  origin: string,
  settings: Chosen,
  granted: readonly string[],
): SiteKind | undefined {
  if (!isGranted(origin, granted)) return undefined;
  if (settings.crmOrigins.includes(origin)) return "crm";
  const { mode, sites } = settings.pages;
  // The browser's patterns take in every port of a host.
  if (mode === "these-sites" && !sites.includes(origin)) return undefined;
  const plan = planSites(settings, granted);
  return plan && isPlanned(origin, plan) ? "site" : undefined;
}

export function isPlanned(origin: string, { matches, excludeMatches }: SitePlan): boolean {
  const isCovered = (pattern: string): boolean => coversOrigin(pattern, origin);
  return matches.some(isCovered) && !excludeMatches.some(isCovered);
}

export function isGranted(origin: string, granted: readonly string[]): boolean {
  return granted.some((pattern) => coversOrigin(pattern, origin));
}

/** The server's permission is for talking to it; on its pages our buttons would be our own twice. */
function ownPages({ serverOrigin, pages }: Chosen): readonly string[] {
  return serverOrigin === null || pages.sites.includes(serverOrigin) ? [] : [serverOrigin];
}
