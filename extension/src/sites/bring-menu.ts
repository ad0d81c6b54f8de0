import { browser } from "wxt/browser";
import type { Frame } from "./page-handlers.ts";

/** Runs the menu's script where the frame's own content script finds it. */
export async function bringMenu({ tabId, frameId }: Frame): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    files: ["/page-menu.js"],
  });
}
