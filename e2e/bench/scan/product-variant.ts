import { rm } from "node:fs/promises";
import { copyExtension } from "../../fixtures/extension-copy.ts";
import { Phone } from "../../fixtures/phone.ts";
import { everyNumberOnScreenHasItsHost, openBrowser, type Variant } from "./variant.ts";

/**
 * The production build. Switching a site on makes the worker run the content script in tabs that
 * show it already: the script begins on a loaded page, and nothing of the loading is measured.
 */
export async function openProduct(origin: string): Promise<Variant> {
  const extension = await copyExtension([origin]);
  const browser = await openBrowser(extension);
  const phone = await Phone.find({ context: browser.context, debuggingPort: 0 });
  return {
    context: browser.context,
    start: async () => {
      await phone.send("worker", "addCrmOrigin", { origin });
    },
    isDone: everyNumberOnScreenHasItsHost,
    prove: async () => undefined,
    stop: async () => {
      await phone.send("worker", "removeCrmOrigin", { origin });
    },
    close: async () => {
      await browser.close();
      await rm(extension, { recursive: true, force: true });
    },
  };
}
