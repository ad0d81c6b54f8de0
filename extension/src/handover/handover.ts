import { browser } from "wxt/browser";
import { type HandedOver, handoverKey } from "../contracts/handover.ts";

/** Shows on the phone's own screen a number, where the agent presses Call or Text, or a message. Never dials. */
export async function handOver(handover: HandedOver): Promise<void> {
  await browser.storage.session.set({ [handoverKey]: handover });
  await showPhone();
}

/** Brings the phone's screen in sight: the one that is open, else the popup. */
export async function showPhone(): Promise<void> {
  if (await showOpenView()) return;
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

/** A view that is open takes the number by itself; one in another window is out of sight. */
async function showOpenView(): Promise<boolean> {
  const [views, { id }] = await Promise.all([
    browser.runtime.getContexts({ contextTypes: ["POPUP", "SIDE_PANEL", "TAB"] }),
    browser.windows.getLastFocused(),
  ]);
  const isInSight = views.some(
    ({ contextType, windowId }) =>
      contextType === "POPUP" || (contextType === "SIDE_PANEL" && windowId === id),
  );
  if (isInSight) return true;
  const own = views.find(({ documentUrl }) => documentUrl?.endsWith("/popup.html"));
  if (!own) return false;
  await browser.windows.update(own.windowId, { focused: true });
  return true;
}
