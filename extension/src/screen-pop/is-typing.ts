import { browser } from "wxt/browser";
import { sidePanel } from "../contracts/screen-pop.ts";
import { connectTo } from "../messaging/connect.ts";

/**
 * Whether a tab that comes to the front could take the focus from somebody who types. A page that
 * may not be looked into counts as one, and so does an open popup: it would close.
 */
export async function isSomebodyTyping(): Promise<boolean> {
  const popups = await browser.runtime.getContexts({ contextTypes: ["POPUP"] });
  if (popups.length > 0) return true;
  const panel = connectTo(sidePanel);
  if (await panel.isTyping().catch(() => false)) return true;
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return false;
  try {
    const frames = await browser.scripting.executeScript({
      target: { tabId: tab.id, allFrames: true },
      func: isTypingOnPage,
    });
    return frames.some(({ result }) => result === true);
  } catch {
    return true;
  }
}

/** Runs in the page, so it stands for itself. */
export function isTypingOnPage(): boolean {
  if (!document.hasFocus()) return false;
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (focused instanceof HTMLInputElement)
    return !["button", "checkbox", "image", "radio", "reset", "submit"].includes(focused.type);
  return (
    focused instanceof HTMLTextAreaElement ||
    focused instanceof HTMLSelectElement ||
    (focused instanceof HTMLElement && focused.isContentEditable)
  );
}
