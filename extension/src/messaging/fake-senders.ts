import type { Browser } from "wxt/browser";
import { fakeBrowser } from "wxt/testing/fake-browser";

type Sender = Browser.runtime.MessageSender;

const id = fakeBrowser.runtime.id;

/** Who sends, as Chromium describes them to a listener. */
export const fakeSenders = {
  extensionPage: { id, origin: `chrome-extension://${id}` },
  worker: { id, url: `chrome-extension://${id}/background.js` },
  contentScript: (origin: string): Sender => ({
    id,
    origin,
    url: `${origin}/index.php`,
    frameId: 0,
    tab: { id: 7, url: `${origin}/index.php` } as Browser.tabs.Tab,
  }),
  otherExtension: { id: "someone-else", origin: "chrome-extension://someone-else" },
} as const;

/** Sends to all listeners the way the browser does: as JSON, the first answer wins. */
export async function sendAs(sender: Sender, message: object): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const listeners: unknown[] = await fakeBrowser.runtime.onMessage.trigger(
    JSON.parse(JSON.stringify(message)),
    sender,
    resolve,
  );
  if (!listeners.includes(true)) return undefined;
  const answer = await promise;
  return answer === undefined ? undefined : JSON.parse(JSON.stringify(answer));
}
