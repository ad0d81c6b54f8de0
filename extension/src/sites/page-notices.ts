import { browser, type Browser } from "wxt/browser";
import type { PageNotice } from "../contracts/page-answers.ts";
import type { LiveCall } from "../contracts/phone-snapshot.ts";
import { originPattern } from "../contracts/server-address.ts";

/** Shows the live call on the buttons of every open CRM page. */
export async function notifyPages(
  call: LiveCall | null,
  approvedOrigins: readonly string[],
): Promise<void> {
  if (approvedOrigins.length === 0) return;
  const isOver = call === null || call.state === "ended";
  const notice: PageNotice = {
    to: "page-notice",
    call: isOver ? null : { number: call.number, state: call.state },
  };
  await tellTabs(await browser.tabs.query({ url: approvedOrigins.map(originPattern) }), notice);
}

/**
 * Takes the buttons off the open pages of these origins. Every tab is told: without permission the
 * browser no longer says which tabs show them.
 */
export async function leavePages(origins: readonly string[]): Promise<void> {
  await tellTabs(await browser.tabs.query({}), { to: "page-gone", origins: [...origins] });
}

/** A tab may not run our script: it has nothing to show then. */
async function tellTabs(tabs: readonly Browser.tabs.Tab[], notice: PageNotice): Promise<void> {
  await Promise.allSettled(
    tabs.flatMap(({ id }) => (id === undefined ? [] : browser.tabs.sendMessage(id, notice))),
  );
}
