import { browser } from "wxt/browser";
import { originPattern } from "../../contracts/server-address.ts";
import { CodedError } from "../../messaging/coded-error.ts";

/** What the browser is asked for so that buttons can appear on any site. */
export const anySite = ["http://*/*", "https://*/*"];

/** To be called straight from a press: the browser asks the agent only then. */
export async function requestSite(origin: string): Promise<void> {
  const granted = await browser.permissions.request({ origins: [originPattern(origin)] });
  if (!granted)
    throw new CodedError("host-refused", "Your browser did not allow this site", {
      detail: "Press the button again and choose Allow.",
    });
}

export async function requestAnySite(): Promise<void> {
  const granted = await browser.permissions.request({ origins: anySite });
  if (!granted)
    throw new CodedError("host-refused", "Your browser did not allow all sites", {
      detail: "Nothing changed. Choose again and press Allow, or list single sites.",
    });
}
