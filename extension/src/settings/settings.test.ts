import { expect, it } from "vitest";
import { browser } from "wxt/browser";
import { changeSettings, loadSettings } from "./settings.ts";

it("starts with defaults, also when what is stored cannot be read", async () => {
  const defaults = await loadSettings();
  expect(defaults).toMatchObject({ serverOrigin: null, crmOrigins: [] });
  await browser.storage.local.set({ settings: { version: 99, value: "?" } });
  await expect(loadSettings()).resolves.toEqual(defaults);
});

it("loses no change when several come at once", async () => {
  const origins = Array.from({ length: 20 }, (_, index) => `https://crm-${index}.example`);
  await Promise.all(
    origins.map((origin) =>
      changeSettings((known) => ({ ...known, crmOrigins: [...known.crmOrigins, origin] })),
    ),
  );
  expect((await loadSettings()).crmOrigins).toEqual(origins);
});

it("takes over what the version before it stored", async () => {
  const value = {
    serverOrigin: "https://calls.example",
    crmOrigins: ["https://crm.example"],
    audio: { microphoneId: "m", speakerId: null },
    country: "GB",
  };
  await browser.storage.local.set({ settings: { version: 1, value } });
  await expect(loadSettings()).resolves.toEqual({
    ...value,
    audio: { ...value.audio, ringId: null },
    screenPop: "on-answer",
    pages: {
      mode: "crm-only",
      sites: [],
      blockedSites: [],
      freeText: false,
      hidden: { numbers: [], fields: [] },
    },
  });
  await changeSettings((settings) => ({ ...settings, country: null }));
  await expect(browser.storage.local.get("settings")).resolves.toMatchObject({
    settings: { version: 2, value: { serverOrigin: "https://calls.example", country: null } },
  });
});
