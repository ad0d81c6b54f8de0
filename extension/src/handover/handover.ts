import { browser } from "wxt/browser";
import { type Handover, handoverKey } from "../contracts/handover.ts";

/** Shows a number on the phone's own screen, where the agent presses Call or Text. Never dials. */
export async function handOver(handover: Handover): Promise<void> {
  await browser.storage.session.set({ [handoverKey]: handover });
  const views = await browser.runtime.getContexts({ contextTypes: ["POPUP", "SIDE_PANEL"] });
  // A view that is open takes the number by itself.
  if (views.length > 0) return;
  try {
    await browser.action.openPopup();
  } catch {
    // No window of the browser has the focus, or this browser opens no popups by itself.
    await openAsWindow();
  }
}

const width = 376;
const height = 600;

async function openAsWindow(): Promise<void> {
  const url = browser.runtime.getURL("/popup.html");
  await browser.windows.create({ url, type: "popup", width, height });
}
