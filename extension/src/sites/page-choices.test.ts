import { beforeEach, describe, expect, it } from "vitest";
import { changeSettings, loadSettings } from "../settings/settings.ts";
import { addCrmOrigin } from "./crm-sites.ts";
import { fakeScripting } from "./fake-scripting.ts";
import {
  addSite,
  chooseCountry,
  chooseFreeText,
  chooseMode,
  hide,
  removeSite,
  switchOnSite,
  unhide,
} from "./page-choices.ts";
import { reconcile } from "./page-scripts.ts";
import { rememberScript } from "./running-scripts.ts";

const crm = "https://crm.example";
const site = "https://shop.example";
const blocked = "https://bank.example";
const all = ["http://*/*", "https://*/*"];

let world: ReturnType<typeof fakeScripting>;

beforeEach(async () => {
  world = fakeScripting([`${crm}/*`, `${site}/*`]);
  await addCrmOrigin(crm);
  world.tabs = [
    { id: 3, url: crm },
    { id: 4, url: `${site}/contact` },
    { id: 5, url: `${blocked}/` },
  ];
  await rememberScript(crm, "crm");
});

const sites = () => world.registered.find(({ id }) => id === "sites");

it("runs on the CRM only, unless the agent chooses more", async () => {
  await reconcile();
  expect(world.ids()).toEqual([`crm:${crm}`]);
});

describe("these sites", () => {
  it("get the script for sites, now and in open tabs, never the CRM's", async () => {
    await addSite("sites", site);
    expect(sites()).toBeUndefined();
    await chooseMode("these-sites");
    expect(sites()).toMatchObject({
      matches: [`${site}/*`],
      excludeMatches: [`${crm}/*`],
      js: ["content-scripts/site.js"],
      allFrames: true,
    });
    expect(world.ran()).toEqual(["/content-scripts/site.js 4"]);
  });

  it("need the browser's permission, and give it back", async () => {
    await expect(addSite("sites", blocked)).rejects.toMatchObject({ code: "permission-missing" });
    await addSite("sites", site);
    await removeSite("sites", site);
    expect([...world.granted]).toEqual([`${crm}/*`]);
  });

  it("lose their buttons when they go from the list, also after the permission", async () => {
    await switchOnSite(site);
    expect((await loadSettings()).pages).toMatchObject({ mode: "these-sites", sites: [site] });
    await rememberScript(site, "site");
    world.granted.delete(`${site}/*`);
    await reconcile();
    expect(world.told("page-gone").map(([tab, notice]) => [tab, notice])).toContainEqual([
      4,
      { to: "page-gone", origins: [site] },
    ]);
    expect(sites()).toBeUndefined();
  });

  it("are never the CRM too: its script takes over", async () => {
    await switchOnSite(site);
    await rememberScript(site, "site");
    world.executeScript.mockClear();
    await addCrmOrigin(site);
    expect(sites()).toBeUndefined();
    expect(world.told("page-gone")).toContainEqual([4, { to: "page-gone", origins: [site] }]);
    expect(world.ran()).toEqual(["/content-scripts/crm.js 4"]);
  });
});

describe("everywhere", () => {
  beforeEach(async () => {
    for (const pattern of all) world.granted.add(pattern);
    await changeSettings((settings) => ({ ...settings, serverOrigin: "https://calls.example" }));
  });

  it("is wherever the browser lets us, but for the CRM and our own server", async () => {
    await chooseMode("everywhere");
    expect(sites()).toMatchObject({
      matches: [`${site}/*`, ...all],
      excludeMatches: [`${crm}/*`, "https://calls.example/*"],
    });
    expect(world.ran()).toEqual(["/content-scripts/site.js 4", "/content-scripts/site.js 5"]);
  });

  it("leaves out the sites of the list, and takes their buttons off", async () => {
    await chooseMode("all-but-these");
    await rememberScript(blocked, "site");
    world.executeScript.mockClear();
    await addSite("blockedSites", blocked);
    expect(sites()?.excludeMatches).toContain(`${blocked}/*`);
    expect(world.told("page-gone")).toContainEqual([5, { to: "page-gone", origins: [blocked] }]);
    // The others run already.
    expect(world.ran()).toEqual([]);
    await removeSite("blockedSites", blocked);
    expect(world.ran()).toEqual(["/content-scripts/site.js 5"]);
    expect(world.granted.size).toBe(4);
  });
});

it("remembers every site's script when many ask at once", async () => {
  const origins = Array.from({ length: 20 }, (_, index) => `https://site-${index}.example`);
  await Promise.all(origins.map((origin) => rememberScript(origin, "site")));
  await reconcile();
  expect(world.told("page-gone")[0]?.[1]).toEqual({ to: "page-gone", origins });
});

it("tells every page after each choice", async () => {
  await chooseFreeText(true);
  await chooseCountry("DE");
  await hide({ what: "number", number: "+442079460126" });
  expect(world.told("page-changed").filter(([tab]) => tab === 3)).toHaveLength(3);
  expect(await loadSettings()).toMatchObject({ country: "DE", pages: { freeText: true } });
});

it("hides each thing once, and shows it again", async () => {
  const number = { what: "number", number: "+442079460126" } as const;
  const field = { what: "field", origin: crm, field: "phone_other" } as const;
  for (const thing of [number, number, field, field]) await hide(thing);
  expect((await loadSettings()).pages.hidden).toEqual({
    numbers: ["+442079460126"],
    fields: [{ origin: crm, field: "phone_other" }],
  });
  await unhide(number);
  await unhide(field);
  expect((await loadSettings()).pages.hidden).toEqual({ numbers: [], fields: [] });
});
