import { browser } from "wxt/browser";

/** What the browser wants to know of a notification, with Ringback's own look. */
export function notification<Words extends { readonly title: string; readonly message: string }>(
  words: Words,
) {
  const iconUrl = browser.runtime.getURL("/icon/128.png");
  return { type: "basic" as const, iconUrl, ...words };
}
