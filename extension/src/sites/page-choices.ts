import type { HiddenThing, PageSettings } from "../contracts/page-settings.ts";
import { requireHostPermission } from "../permissions/host-permission.ts";
import { changeSettings, type Settings } from "../settings/settings.ts";
import { giveBackPermission } from "./crm-sites.ts";
import { withHidden, withoutHidden } from "../settings/hidden-things.ts";
import { refreshPages } from "./page-notices.ts";
import { reconcile } from "./page-scripts.ts";

type SiteList = "sites" | "blockedSites";

export async function chooseMode(mode: PageSettings["mode"]): Promise<void> {
  await changePages((settings) => withPages(settings, { mode }));
}

export async function chooseFreeText(freeText: boolean): Promise<void> {
  await changePages((settings) => withPages(settings, { freeText }));
}

/** Null takes the organisation's. */
export async function chooseCountry(country: string | null): Promise<void> {
  await changePages((settings) => ({ ...settings, country }));
}

/** Buttons on this site from now on (its host permission is granted already). */
export async function switchOnSite(origin: string): Promise<void> {
  await requireHostPermission(origin);
  await changePages((settings) => {
    const { mode, sites, blockedSites } = settings.pages;
    return withPages(settings, {
      mode: mode === "crm-only" ? "these-sites" : mode,
      sites: [...new Set([...sites, origin])],
      blockedSites: blockedSites.filter((blocked) => blocked !== origin),
    });
  });
}

/** Adds a site to one of the lists: with buttons, or without them. */
export async function addSite(list: SiteList, origin: string): Promise<void> {
  if (list === "sites") await requireHostPermission(origin);
  await changePages((settings) =>
    withPages(settings, { [list]: [...new Set([...settings.pages[list], origin])] }),
  );
}

/** A site without buttons needs no permission any more. */
export async function removeSite(list: SiteList, origin: string): Promise<void> {
  const { crmOrigins, serverOrigin } = await changePages((settings) =>
    withPages(settings, { [list]: settings.pages[list].filter((site) => site !== origin) }),
  );
  const isNeeded = crmOrigins.includes(origin) || origin === serverOrigin;
  if (list === "sites" && !isNeeded) await giveBackPermission(origin);
}

export async function hide(thing: HiddenThing): Promise<void> {
  await changePages((settings) =>
    withPages(settings, { hidden: withHidden(settings.pages.hidden, thing) }),
  );
}

export async function unhide(thing: HiddenThing): Promise<void> {
  await changePages((settings) =>
    withPages(settings, { hidden: withoutHidden(settings.pages.hidden, thing) }),
  );
}

function withPages(settings: Settings, pages: Partial<PageSettings>): Settings {
  return { ...settings, pages: { ...settings.pages, ...pages } };
}

async function changePages(change: (settings: Settings) => Settings): Promise<Settings> {
  const changed = await changeSettings(change);
  await reconcile();
  await refreshPages();
  return changed;
}
