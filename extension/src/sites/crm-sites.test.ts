import { beforeEach, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import { changeSettings } from "../settings/settings.ts";
import { addCrmOrigin, approvedOrigins, removeCrmOrigin } from "./crm-sites.ts";
import { fakeScripting } from "./fake-scripting.ts";
import { reconcile } from "./page-scripts.ts";
import { rememberScript } from "./running-scripts.ts";

const crm = "https://crm.example";
const other = "http://127.0.0.1:8080";

let world: ReturnType<typeof fakeScripting>;

beforeEach(() => {
  world = fakeScripting([`${crm}/*`, `${other}/*`]);
});

it("draws buttons on a CRM origin, in all frames and in tabs that are open already", async () => {
  world.tabs = [
    { id: 3, url: `${crm}/index.php` },
    { id: 4, url: `${crm}/#/leads` },
    { id: 5, url: `${other}/` },
  ];
  await addCrmOrigin(crm);
  expect(world.registered).toEqual([
    {
      id: `crm:${crm}`,
      matches: [`${crm}/*`],
      js: ["content-scripts/crm.js"],
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: "document_idle",
      persistAcrossSessions: true,
    },
  ]);
  expect(world.ran()).toEqual(["/content-scripts/crm.js 3", "/content-scripts/crm.js 4"]);
  await expect(approvedOrigins()).resolves.toEqual([crm]);
});

it("changes nothing when everything is as it should be", async () => {
  await addCrmOrigin(crm);
  world.tabs = [{ id: 3, url: crm }];
  await rememberScript(crm, "crm");
  await addCrmOrigin(crm);
  await Promise.all([reconcile(), reconcile(), reconcile()]);
  expect(world.ids()).toEqual([`crm:${crm}`]);
  expect(world.ran()).toEqual([]);
});

it("runs the script in open tabs after an update, or a pause: no session knows of any then", async () => {
  await addCrmOrigin(crm);
  world.tabs = [{ id: 3, url: crm }];
  await rememberScript(crm, "crm");
  await reconcile();
  expect(world.ran()).toEqual([]);
  await browser.storage.session.clear();
  await reconcile();
  expect(world.ran()).toEqual(["/content-scripts/crm.js 3"]);
});

it("needs the browser's permission", async () => {
  world.granted.clear();
  await expect(addCrmOrigin(crm)).rejects.toMatchObject({ code: "permission-missing" });
  expect(world.ids()).toEqual([]);
});

it("stops when the person takes the permission away, and starts when it is back", async () => {
  await addCrmOrigin(crm);
  world.granted.delete(`${crm}/*`);
  await reconcile();
  expect(world.ids()).toEqual([]);
  await expect(approvedOrigins()).resolves.toEqual([]);
  world.granted.add(`${crm}/*`);
  await reconcile();
  expect(world.ids()).toEqual([`crm:${crm}`]);
});

it("removes an origin with its permission", async () => {
  await addCrmOrigin(crm);
  await addCrmOrigin(other);
  await removeCrmOrigin(crm);
  expect(world.ids()).toEqual([`crm:${other}`]);
  expect([...world.granted]).toEqual([`${other}/*`]);
});

it("tells open tabs to take their buttons off, also when the permission went first", async () => {
  await addCrmOrigin(crm);
  await addCrmOrigin(other);
  world.tabs = [
    { id: 3, url: crm },
    { id: 4, url: other },
  ];
  await removeCrmOrigin(crm);
  world.granted.delete(`${other}/*`);
  await reconcile();
  const notice = (origin: string) => ({ to: "page-gone", origins: [origin] });
  expect(world.told("page-gone")).toEqual([
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
  expect(world.granted.has(`${crm}/*`)).toBe(true);
});

it("replaces what an older version registered, and leaves what is not ours", async () => {
  await addCrmOrigin(crm);
  world.registered = [
    { id: `crm:${crm}`, matches: [`${crm}/*`], js: ["content-scripts/old.js"] },
    { id: "crm:https://gone.example", matches: ["https://gone.example/*"], js: ["x.js"] },
    { id: "someone", matches: ["https://x.example/*"], js: ["y.js"] },
  ];
  await reconcile();
  expect(world.ids()).toEqual(["someone", `crm:${crm}`]);
  expect(world.registered.at(-1)?.js).toEqual(["content-scripts/crm.js"]);
});

it("goes on after a failed attempt", async () => {
  const failing = vi
    .spyOn(browser.scripting, "getRegisteredContentScripts")
    .mockRejectedValueOnce(new Error("busy"));
  await expect(addCrmOrigin(crm)).rejects.toThrow("busy");
  failing.mockRestore();
  Object.assign(browser.scripting, { getRegisteredContentScripts: async () => world.registered });
  await reconcile();
  expect(world.ids()).toEqual([`crm:${crm}`]);
});
