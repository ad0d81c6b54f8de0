// @vitest-environment node
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
let open: object[];

beforeEach(() => {
  open = [];
  openPopup.mockReset().mockResolvedValue();
  createWindow.mockReset().mockResolvedValue();
  Object.assign(browser.action, { openPopup });
  Object.assign(browser.windows, { create: createWindow });
  Object.assign(browser.runtime, { getContexts: async () => open });
});

const kept = async () => (await browser.storage.session.get("handover"))["handover"];

it("keeps the number for the popup, and opens it", async () => {
  await handOver(handover);
  expect(openPopup).toHaveBeenCalledOnce();
  await expect(kept()).resolves.toEqual(handover);
});

it("opens nothing when the phone is on the screen already", async () => {
  open = [{ contextType: "SIDE_PANEL" }];
  await handOver(handover);
  expect(openPopup).not.toHaveBeenCalled();
  await expect(kept()).resolves.toEqual(handover);
});

it("opens the phone in a small window where the browser opens no popup", async () => {
  openPopup.mockRejectedValue(new Error("Could not find an active browser window."));
  await handOver(handover);
  expect(createWindow).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ type: "popup", url: expect.stringMatching(/popup\.html$/) }),
  );
});
