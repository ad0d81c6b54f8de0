import { beforeEach, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import { handOver } from "./handover.ts";

const handover = {
  what: "call",
  number: "+442079460126",
  extension: null,
  record: null,
  name: null,
} as const;

const openPopup = vi.fn<() => Promise<void>>();
const createWindow = vi.fn<(options: object) => Promise<void>>();
const updateWindow = vi.fn<(id: number, change: object) => Promise<void>>();
let open: object[];

beforeEach(() => {
  open = [];
  openPopup.mockReset().mockResolvedValue();
  createWindow.mockReset().mockResolvedValue();
  Object.assign(browser.action, { openPopup });
  updateWindow.mockReset().mockResolvedValue();
  Object.assign(browser.windows, {
    create: createWindow,
    update: updateWindow,
    getLastFocused: async () => ({ id: 1 }),
  });
  Object.assign(browser.runtime, { getContexts: async () => open });
});

const kept = async () => (await browser.storage.session.get("handover"))["handover"];

it("keeps the number for the popup, and opens it", async () => {
  await handOver(handover);
  expect(openPopup).toHaveBeenCalledOnce();
  await expect(kept()).resolves.toEqual(handover);
});

it.each([
  { contextType: "POPUP", windowId: -1 },
  { contextType: "SIDE_PANEL", windowId: 1 },
])("opens nothing when the phone is on the screen already: %j", async (view) => {
  open = [
    { contextType: "TAB", windowId: 1, documentUrl: "chrome-extension://x/options.html" },
    view,
  ];
  await handOver(handover);
  expect(openPopup).not.toHaveBeenCalled();
  await expect(kept()).resolves.toEqual(handover);
});

it("opens the popup although a side panel is open in another window", async () => {
  open = [{ contextType: "SIDE_PANEL", windowId: 2 }];
  await handOver(handover);
  expect(openPopup).toHaveBeenCalledOnce();
});

it("takes its small window to the front instead of opening another", async () => {
  open = [{ contextType: "TAB", windowId: 5, documentUrl: "chrome-extension://x/popup.html" }];
  await handOver(handover);
  expect(updateWindow).toHaveBeenCalledExactlyOnceWith(5, { focused: true });
  expect(openPopup).not.toHaveBeenCalled();
});

it("opens the phone in a small window where the browser opens no popup", async () => {
  openPopup.mockRejectedValue(new Error("Could not find an active browser window."));
  await handOver(handover);
  expect(createWindow).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ type: "popup", url: expect.stringMatching(/popup\.html$/) }),
  );
});
