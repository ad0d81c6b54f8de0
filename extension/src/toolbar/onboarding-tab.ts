import { browser } from "wxt/browser";

/** Shows the set-up page: the tab that has it already, or a new one. */
export async function openOnboarding(): Promise<void> {
  const open = await findOnboarding();
  if (!open) {
    await browser.tabs.create({ url: onboardingUrl() });
    return;
  }
  await browser.tabs.update(open.tabId, { active: true });
  await browser.windows.update(open.windowId, { focused: true });
}

export async function isOnboardingOpen(): Promise<boolean> {
  return (await findOnboarding()) !== undefined;
}

async function findOnboarding() {
  const tabs = await browser.runtime.getContexts({ contextTypes: ["TAB"] });
  return tabs.find(({ documentUrl }) => documentUrl?.startsWith(onboardingUrl()));
}

function onboardingUrl(): string {
  return `${browser.runtime.getURL("/")}onboarding.html`;
}
