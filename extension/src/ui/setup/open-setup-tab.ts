import { browser } from "wxt/browser";

export type SetupStep = "server" | "sign-in" | "crm" | "microphone";

/** Shows the set-up page in its tab, at one step or at the first unfinished one. */
export async function openSetupTab(step?: SetupStep): Promise<void> {
  const page = browser.runtime.getURL("/onboarding.html");
  const url = step ? `${page}#${step}` : page;
  const [open] = await browser.runtime
    .getContexts({ contextTypes: ["TAB"] })
    .then((contexts) => contexts.filter(({ documentUrl }) => documentUrl?.startsWith(page)));
  if (open && open.tabId >= 0) {
    await browser.tabs.update(open.tabId, { active: true, ...(step && { url }) });
    await browser.windows.update(open.windowId, { focused: true });
  } else await browser.tabs.create({ url });
}
