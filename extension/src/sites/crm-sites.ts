import { browser } from "wxt/browser";
import { originPattern } from "../contracts/server-address.ts";
import { hasHostPermission, requireHostPermission } from "../permissions/host-permission.ts";
import { changeSettings, loadSettings } from "../settings/settings.ts";
import { reconcile } from "./page-scripts.ts";

/** Origins of CRMs the agent wants buttons on and the browser lets us into. */
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
  const { serverOrigin, pages } = await changeSettings((settings) => ({
    ...settings,
    crmOrigins: settings.crmOrigins.filter((known) => known !== origin),
  }));
  await reconcile();
  if (origin === serverOrigin || pages.sites.includes(origin)) return;
  await giveBackPermission(origin);
}

/** Fails for a permission of the manifest, which only the demo has. */
export async function giveBackPermission(origin: string): Promise<void> {
  await browser.permissions.remove({ origins: [originPattern(origin)] }).catch(() => undefined);
}
