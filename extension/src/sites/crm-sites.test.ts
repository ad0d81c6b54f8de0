// @vitest-environment node
import { beforeEach, expect, it, vi } from "vitest";
import { browser, type Browser } from "wxt/browser";
import { changeSettings } from "../settings/settings.ts";
import { addCrmOrigin, approvedOrigins, reconcile, removeCrmOrigin } from "./crm-sites.ts";

type Registration = Browser.scripting.RegisteredContentScript;

const crm = "https://crm.example";
const other = "http://127.0.0.1:8080";

let registered: Registration[];
let granted: Set<string>;
let tabs: Record<string, number[]>;
const executeScript =
  vi.fn<(injection: { target: { tabId: number }; files: string[] }) => Promise<void>>();

const sendMessage = vi.fn<(tabId: number, notice: unknown) => Promise<void>>();

/** As strict as Chromium: ids are unique, unknown ids cannot be unregistered. */
beforeEach(() => {
  registered = [];
  granted = new Set([`${crm}/*`, `${other}/*`]);
  tabs = {};
  executeScript.mockReset().mockResolvedValue();
  sendMessage.mockReset().mockRejectedValue(new Error("Receiving end does not exist."));
  Object.assign(browser.permissions, {
    contains: async ({ origins }: { origins: string[] }) => origins.every((o) => granted.has(o)),
    remove: async ({ origins }: { origins: string[] }) =>
      origins.forEach((origin) => granted.delete(origin)),
  });
  Object.assign(browser.scripting, {
    executeScript,
    getRegisteredContentScripts: async () => structuredClone(registered),
    registerContentScripts: async (scripts: Registration[]) => {
      for (const { id } of scripts)
        if (registered.some((known) => known.id === id)) throw new Error(`Duplicate id ${id}`);
      registered.push(...structuredClone(scripts));
    },
    unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
      for (const id of ids)
        if (!registered.some((known) => known.id === id)) throw new Error(`No script ${id}`);
      registered = registered.filter(({ id }) => !ids.includes(id));
    },
  });
  Object.assign(browser.tabs, {
    // Without permission for a page the browser does not say its address.
    query: async ({ url }: { url?: string[] }) =>
      (url?.filter((pattern) => granted.has(pattern)) ?? Object.keys(tabs))
        .flatMap((pattern) => tabs[pattern] ?? [])
        .map((id) => ({ id })),
    sendMessage,
  });
});

const ids = () => registered.map(({ id }) => id);

it("draws buttons on a CRM origin, in all frames and in tabs that are open already", async () => {
  tabs = { [`${crm}/*`]: [3, 4] };
  await addCrmOrigin(crm);
  expect(registered).toEqual([
    expect.objectContaining({
      id: `crm:${crm}`,
      matches: [`${crm}/*`],
      js: ["content-scripts/crm.js"],
      allFrames: true,
      persistAcrossSessions: true,
    }),
  ]);
  expect(executeScript.mock.calls.map(([{ target }]) => target.tabId)).toEqual([3, 4]);
  await expect(approvedOrigins()).resolves.toEqual([crm]);
});

it("changes nothing when everything is as it should be", async () => {
  await addCrmOrigin(crm);
  executeScript.mockClear();
  tabs = { [`${crm}/*`]: [3] };
  await addCrmOrigin(crm);
  await Promise.all([reconcile(), reconcile(), reconcile()]);
  expect(ids()).toEqual([`crm:${crm}`]);
  expect(executeScript).not.toHaveBeenCalled();
});

it("runs the new script in open tabs after an update", async () => {
  await addCrmOrigin(crm);
  executeScript.mockClear();
  tabs = { [`${crm}/*`]: [3] };
  await reconcile({ rerun: true });
  expect(executeScript).toHaveBeenCalledOnce();
});

it("needs the browser's permission", async () => {
  granted.clear();
  await expect(addCrmOrigin(crm)).rejects.toMatchObject({ code: "permission-missing" });
  expect(ids()).toEqual([]);
});

it("stops when the person takes the permission away, and starts when it is back", async () => {
  await addCrmOrigin(crm);
  granted.delete(`${crm}/*`);
  await reconcile();
  expect(ids()).toEqual([]);
  await expect(approvedOrigins()).resolves.toEqual([]);
  granted.add(`${crm}/*`);
  await reconcile();
  expect(ids()).toEqual([`crm:${crm}`]);
});

it("removes an origin with its permission", async () => {
  await addCrmOrigin(crm);
  await addCrmOrigin(other);
  await removeCrmOrigin(crm);
  expect(ids()).toEqual([`crm:${other}`]);
  expect([...granted]).toEqual([`${other}/*`]);
});

it("tells open tabs to take their buttons off, also when the permission went first", async () => {
  await addCrmOrigin(crm);
  await addCrmOrigin(other);
  tabs = { [`${crm}/*`]: [3], [`${other}/*`]: [4] };
  await removeCrmOrigin(crm);
  granted.delete(`${other}/*`);
  await reconcile();
  const notice = (origin: string) => ({ to: "page-gone", origins: [origin] });
  expect(sendMessage.mock.calls).toEqual([
    [3, notice(crm)],
    [4, notice(crm)],
    [3, notice(other)],
    [4, notice(other)],
  ]);
});

it("keeps the permission of an origin that is the server's too", async () => {
  await changeSettings((settings) => ({ ...settings, serverOrigin: crm }));
  await addCrmOrigin(crm);
  await removeCrmOrigin(crm);
  expect(granted.has(`${crm}/*`)).toBe(true);
});

it("replaces what an older version registered, and leaves what is not ours", async () => {
  await addCrmOrigin(crm);
  registered = [
    { id: `crm:${crm}`, matches: [`${crm}/*`], js: ["content-scripts/old.js"] },
    { id: "crm:https://gone.example", matches: ["https://gone.example/*"], js: ["x.js"] },
    { id: "someone", matches: ["https://x.example/*"], js: ["y.js"] },
  ];
  await reconcile();
  expect(ids()).toEqual(["someone", `crm:${crm}`]);
  expect(registered.at(-1)?.js).toEqual(["content-scripts/crm.js"]);
});

it("goes on after a failed attempt", async () => {
  const failing = vi
    .spyOn(browser.scripting, "getRegisteredContentScripts")
    .mockRejectedValueOnce(new Error("busy"));
  await expect(addCrmOrigin(crm)).rejects.toThrow("busy");
  failing.mockRestore();
  Object.assign(browser.scripting, { getRegisteredContentScripts: async () => registered });
  await reconcile();
  expect(ids()).toEqual([`crm:${crm}`]);
});
