import { browser } from "wxt/browser";

/** Shows the set-up page: the tab that has it already, or a new one. */
export async function openOnboarding(): Promise<void> {
  const url = `${browser.runtime.getURL("/")}onboarding.html`;
  const tabs = await browser.runtime.getContexts({ contextTypes: ["TAB"] });
  const open = tabs.find(({ documentUrl }) => documentUrl?.startsWith(url));
  if (!open) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.tabId, { active: true });
  await browser.windows.update(open.windowId, { focused: true });
}
