import { vi } from "vitest";
import { browser, type Browser } from "wxt/browser";
import { coversOrigin } from "./match-pattern.ts";

type Registration = Browser.scripting.RegisteredContentScript;

interface Tab {
  readonly id: number;
  readonly url: string;
}

/** The parts of a browser that run scripts in pages, as strict as Chromium about ids and permissions. */
export function fakeScripting(granted: readonly string[]) {
  const world = {
    registered: [] as Registration[],
    /** Match patterns of host permissions. */
    granted: new Set(granted),
    tabs: [] as Tab[],
    executeScript:
      vi.fn<(injection: { target: { tabId: number }; files: string[] }) => Promise<void>>(),
    sendMessage: vi.fn<(tabId: number, notice: unknown) => Promise<void>>(),
    ids: () => world.registered.map(({ id }) => id),
    /** Which tabs a script was run in, by its file. */
    ran: () =>
      world.executeScript.mock.calls.map(
        ([{ target, files }]) => `${files.join()} ${target.tabId}`,
      ),
    /** Notices that reached a tab: kind and tab. */
    told: (kind: string) =>
      world.sendMessage.mock.calls.filter(([, notice]) => (notice as { to: string }).to === kind),
  };
  world.executeScript.mockResolvedValue();
  world.sendMessage.mockRejectedValue(new Error("Receiving end does not exist."));
  const isGranted = (origin: string): boolean =>
    [...world.granted].some((pattern) => coversOrigin(pattern, origin));
  Object.assign(browser.permissions, {
    contains: async ({ origins }: { origins: string[] }) => origins.every(isGranted),
    getAll: async () => ({ origins: [...world.granted], permissions: [] }),
    remove: async ({ origins }: { origins: string[] }) =>
      origins.forEach((origin) => world.granted.delete(origin)),
  });
  Object.assign(browser.scripting, {
    executeScript: world.executeScript,
    getRegisteredContentScripts: async () => structuredClone(world.registered),
    registerContentScripts: async (scripts: Registration[]) => {
      for (const { id, matches } of scripts) {
        if (world.registered.some((known) => known.id === id)) throw new Error(`Duplicate ${id}`);
        if (!matches?.length) throw new Error(`No matches in ${id}`);
      }
      world.registered.push(...structuredClone(scripts));
    },
    unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
      for (const id of ids)
        if (!world.registered.some((known) => known.id === id)) throw new Error(`No script ${id}`);
      world.registered = world.registered.filter(({ id }) => !ids.includes(id));
    },
  });
  Object.assign(browser.tabs, {
    // Without permission for a page the browser does not say its address.
    query: async ({ url }: { url?: string[] }) =>
      world.tabs
        .map(({ id, url: address }) => (isGranted(address) ? { id, url: address } : { id }))
        .filter(
          (tab) =>
            url === undefined ||
            (tab.url !== undefined && url.some((one) => coversOrigin(one, tab.url ?? ""))),
        ),
    sendMessage: world.sendMessage,
  });
  return world;
}
