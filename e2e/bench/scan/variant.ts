import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { browserFlags } from "../../fixtures/browser-flags.ts";
import { ensureChromium } from "../../machine/chromium.ts";

/** What is added to the page: Ringback, the other library, or nothing. Each has its own browser. */
export interface Variant {
  readonly context: BrowserContext;
  /** Runs its script in the loaded page, as the browser runs a content script. */
  start(page: Page): Promise<void>;
  /** Whether it has done its work for what is on screen, where that can be seen. */
  isDone(page: Page): Promise<boolean>;
  /** After all was measured: throws when the script did nothing. */
  prove(page: Page): Promise<void>;
  /** After the page was closed: the next one opens without the script. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** A fresh profile, the same flags for all, and this folder's extension where there is one. */
export async function openBrowser(
  extension?: string,
): Promise<{ context: BrowserContext; close: () => Promise<void> }> {
  const profile = await mkdtemp(join(tmpdir(), "ringback-scan-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureChromium(),
    headless: true,
    viewport: { width: 1440, height: 900 },
    args: [
      ...browserFlags({ extension, microphoneAllowed: true }),
      // One turn of the wheel is one step, however busy the machine.
      "--disable-smooth-scrolling",
    ],
  });
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

export function everyNumberOnScreenHasItsHost(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    scanPage.numbersOnScreen().every((cell) => cell.querySelector("ringback-actions") !== null),
  );
}

/** Asks a page without hosts the same: the question is work for its thread, too. */
export async function askWithoutHosts(page: Page): Promise<boolean> {
  await everyNumberOnScreenHasItsHost(page);
  return true;
}
