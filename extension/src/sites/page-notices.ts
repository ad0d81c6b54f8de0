import { browser } from "wxt/browser";
import type { PageNotice } from "../contracts/page.ts";
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
  const tabs = await browser.tabs.query({ url: approvedOrigins.map(originPattern) });
  // A tab may not run the script yet: it has nothing to show then.
  await Promise.allSettled(
    tabs.flatMap(({ id }) => (id === undefined ? [] : browser.tabs.sendMessage(id, notice))),
  );
}
