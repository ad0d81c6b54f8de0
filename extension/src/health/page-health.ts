import * as z from "zod/mini";
import { browser } from "wxt/browser";
import { SickView } from "../contracts/page-health.ts";
import { warnAdmin } from "./warn-admin.ts";

export const pageHealthKey = "pageHealth";
const lock = "ringback-page-health";
/** The last that were reported; a redesign breaks many views at once. */
const most = 20;

/** Views with phone fields that nobody can read, the latest first. */
export async function loadSickViews(): Promise<readonly SickView[]> {
  const stored = z
    .array(SickView)
    .safeParse((await browser.storage.local.get(pageHealthKey))[pageHealthKey]);
  return stored.data ?? [];
}

/** Keeps the last report of each view of a site; a healthy one clears it. */
export function reportPageHealth(
  report: SickView,
  warn: (view: SickView) => void = warnAdmin,
): Promise<void> {
  return navigator.locks.request(lock, async () => {
    const before = await loadSickViews();
    const known = before.find((one) => isSameView(one, report));
    if (known === undefined && report.unusable.length === 0) return;
    if (known !== undefined && known.unusable.join() === report.unusable.join()) return;
    const others = before.filter((one) => !isSameView(one, report));
    const after = report.unusable.length === 0 ? others : [report, ...others].slice(0, most);
    await browser.storage.local.set({ [pageHealthKey]: after });
    if (known === undefined) warn(report);
  });
}

function isSameView(one: SickView, other: SickView): boolean {
  return one.origin === other.origin && one.view === other.view;
}
