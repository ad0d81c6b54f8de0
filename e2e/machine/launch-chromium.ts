import { chromium, type Browser } from "playwright";
import { findChromium } from "./chromium.ts";

/** Whether there is one to look at pages with. */
export const hasChromium = findChromium() !== undefined;

/** Two pages for suggestions in the address bar: over a second of work for each window opened. */
const addressBarPages = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

/** Has the next tab's process ready before anybody opens one: a tenth of the work for each tab. */
const spareProcess = "SpareRendererForSitePerProcess";

/** Playwright's own choice, as far as tests depend on it: the browser reads only the last list. */
const alsoWithoutFeatures = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "OptimizationHints",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
];

/** What every Chromium of ours is started with. */
export function commonFlags(): string[] {
  return [
    // Root has no sandbox to offer.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    `--disable-features=${[...addressBarPages, spareProcess, ...alsoWithoutFeatures].join(",")}`,
  ];
}

/** A headless Chromium to look at pages with: the one found, else Playwright's own. */
export function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({
    args: [...commonFlags(), ...flags],
    ...(executablePath !== undefined && { executablePath }),
  });
}
