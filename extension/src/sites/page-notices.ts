import { browser, type Browser } from "wxt/browser";
import type { PageNotice } from "../contracts/page-answers.ts";
import type { LiveCall } from "../contracts/phone-snapshot.ts";

/** Shows the live call on the buttons of every page. */
export async function notifyPages(call: LiveCall | null): Promise<void> {
  const isOver = call === null || call.state === "ended";
  await tellTabs({ to: "page-notice", liveNumber: isOver ? null : call.number });
}

/** Settings changed: pages ask for them and read their numbers again. */
export function refreshPages(): Promise<void> {
  return tellTabs({ to: "page-changed" });
}

/** Takes the buttons off the open pages of these origins. */
export function leavePages(origins: readonly string[]): Promise<void> {
  return tellTabs({ to: "page-gone", origins: [...origins] });
}

/**
 * Every tab is told: without permission the browser does not say what a tab shows, and a tab that
 * does not run our script has nothing to hear with.
 */
async function tellTabs(notice: PageNotice): Promise<void> {
  const tabs: readonly Browser.tabs.Tab[] = await browser.tabs.query({});
  await Promise.allSettled(
    tabs.flatMap(({ id }) => (id === undefined ? [] : browser.tabs.sendMessage(id, notice))),
  );
}
