import { beforeEach, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { PhoneSnapshot } from "../contracts/phone-snapshot.ts";
import type { ScreenPopChoice } from "../contracts/screen-pop.ts";
import { idle, liveCall, ringing as ringingCall } from "../testing/fake-calls.ts";
import { createScreenPop } from "./screen-pop.ts";

const callId = "0192f0c0-0000-7000-8000-000000000001";
const otherId = "0192f0c0-0000-7000-8000-000000000002";
const crm = "https://crm.example/index.php?module=Leads&record=";
const ana = { record: { module: "Leads", id: "1" }, name: "Ana", about: "", url: `${crm}1` };
const tom = { record: { module: "Leads", id: "2" }, name: "Tom", about: "", url: `${crm}2` };

let choice: ScreenPopChoice;
let isTyping: boolean;
let tabs: Map<number, { url: string; active: boolean; windowId: number }>;
const notify = vi.fn<(id: string, options: object) => Promise<string>>();

/** A worker that has just woken up. */
const woken = () => createScreenPop({ choice: async () => choice, isTyping: async () => isTyping });

beforeEach(() => {
  vi.resetAllMocks();
  fakeBrowser.reset();
  choice = "on-answer";
  isTyping = false;
  tabs = new Map();
  Object.assign(browser.notifications, { create: notify, clear: () => Promise.resolve(true) });
  Object.assign(browser.windows, { update: () => Promise.resolve() });
  Object.assign(browser.tabs, {
    get: async (id: number) => tabs.get(id) ?? Promise.reject(new Error("No tab")),
    create: async (tab: { url: string; active: boolean }) => {
      const id = tabs.size + 1;
      tabs.set(id, { ...tab, windowId: 1 });
      return { id };
    },
    update: async (id: number, changes: object) => {
      const tab = tabs.get(id);
      if (tab) tabs.set(id, { ...tab, ...changes });
      return tabs.get(id);
    },
  });
});

const shown = () => [...tabs.values()].map(({ url, active }) => [url, active]);

function answered(id = callId, person: typeof ana | null = ana): PhoneSnapshot {
  return { ...idle, call: liveCall({ callId: id, person, direction: "inbound" }) };
}

const ringing: PhoneSnapshot = { ...idle, incoming: [ringingCall({ callId, person: ana })] };

it("opens the record when the call is answered, once, also when the worker was stopped", async () => {
  await woken().follow(ringing);
  expect(shown()).toEqual([]);
  await woken().follow(answered());
  await woken().follow(answered());
  expect(shown()).toEqual([[ana.url, true]]);
});

it("opens it when it rings, or never, as the agent chose", async () => {
  choice = "off";
  await woken().follow(answered());
  expect(shown()).toEqual([]);
  choice = "on-ring";
  await woken().follow(ringing);
  await woken().follow(answered());
  expect(shown()).toEqual([[ana.url, true]]);
});

it("opens nothing for strangers and for calls the agent made", async () => {
  await woken().follow(answered(callId, null));
  const { call } = answered();
  await woken().follow({ call: { ...call, direction: "outbound" }, incoming: [] } as never);
  expect(shown()).toEqual([]);
});

it("takes the same tab for the next caller", async () => {
  await woken().follow(answered());
  await woken().follow(answered(otherId, tom));
  expect(shown()).toEqual([[tom.url, true]]);
});

it.each([
  ["was closed", undefined],
  ["shows something else", "https://news.example/"],
  ["is being edited", "https://crm.example/index.php?module=Leads&action=EditView"],
])("takes another tab when the last one %s", async (_, url) => {
  await woken().follow(answered());
  if (url === undefined) tabs.delete(1);
  else tabs.set(1, { url, active: false, windowId: 1 });
  await woken().follow(answered(otherId, tom));
  expect(shown()).toContainEqual([tom.url, true]);
  if (url !== undefined) expect(tabs.get(1)?.url).toBe(url);
});

it("stays behind while somebody types, says so, and comes to the front when asked", async () => {
  isTyping = true;
  await woken().follow(answered());
  expect(shown()).toEqual([[ana.url, false]]);
  expect(notify).toHaveBeenCalledExactlyOnceWith(
    "record",
    expect.objectContaining({ title: "The record of Ana is open" }),
  );
  await woken().onClicked("ring:1");
  expect(shown()).toEqual([[ana.url, false]]);
  await woken().onClicked("record");
  expect(shown()).toEqual([[ana.url, true]]);
});

it("does not take away the page somebody types in", async () => {
  await woken().follow(answered());
  isTyping = true;
  await woken().follow(answered(otherId, tom));
  expect(shown()).toEqual([
    [ana.url, true],
    [tom.url, false],
  ]);
});
