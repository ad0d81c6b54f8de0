import { browser, type Browser } from "wxt/browser";

/** Sent by this extension at all: its pages, its worker or its content scripts. */
export function isFromThisExtension(sender: Browser.runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id;
}

/** Sent by a page or the worker of this extension, not by a script inside a web page. */
export function isFromExtensionPage(sender: Browser.runtime.MessageSender): boolean {
  if (!isFromThisExtension(sender)) return false;
  const ownOrigin = browser.runtime.getURL("/").slice(0, -1);
  if (sender.origin !== undefined) return sender.origin === ownOrigin;
  // Chromium describes the worker by its script alone; a script in a web page always has a tab.
  return sender.tab === undefined && sender.url?.startsWith(`${ownOrigin}/`) === true;
}
