import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { askWithoutHosts, openBrowser, type Variant } from "./variant.ts";

/** Its browser build, which defines the global `RingCentralC2D` (see "CDN" in its README). */
const library = fileURLToPath(new URL("build/index.js", import.meta.resolve("ringcentral-c2d")));
const scripts = ["c2d.js", "start.js"];
const start = "globalThis.clickToDial = new RingCentralC2D();";

/**
 * ringcentral-c2d as its README uses it, in an extension that has nothing else: its worker puts it
 * into the page's isolated world the same way Ringback's does.
 */
export async function openC2d(origin: string): Promise<Variant> {
  const extension = await mkdtemp(join(tmpdir(), "c2d-extension-"));
  await copyFile(library, join(extension, "c2d.js"));
  await writeFile(join(extension, "start.js"), start);
  await writeFile(join(extension, "worker.js"), "");
  await writeFile(join(extension, "manifest.json"), JSON.stringify(manifest(origin)));
  const browser = await openBrowser(extension);
  const { context } = browser;
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  return {
    context,
    start: (page) =>
      worker.evaluate(
        async ({ url, files }) => {
          const [tab] = await chrome.tabs.query({ url });
          if (tab?.id === undefined) throw new Error(`No tab shows ${url}.`);
          await chrome.scripting.executeScript({ target: { tabId: tab.id }, files });
        },
        { url: page.url(), files: scripts },
      ),
    isDone: askWithoutHosts,
    prove: showWidget,
    stop: async () => undefined,
    close: async () => {
      await browser.close();
      await rm(extension, { recursive: true, force: true });
    },
  };
}

/** It draws nothing until the mouse is on a number, so the mouse goes there. */
async function showWidget(page: Page): Promise<void> {
  await page.locator('td[type="phone"] a').first().hover();
  await page.waitForFunction(() => {
    const widget = document.querySelector("rc-c2d-widget");
    return widget instanceof HTMLElement && widget.style.transform !== "";
  });
}

function manifest(origin: string) {
  return {
    manifest_version: 3,
    name: "ringcentral-c2d",
    version: "1.0",
    permissions: ["scripting"],
    host_permissions: [`${origin}/*`],
    background: { service_worker: "worker.js" },
  };
}
