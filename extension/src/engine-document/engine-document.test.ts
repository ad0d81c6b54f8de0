import { beforeEach, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import { engine } from "../contracts/engine.ts";
import { serve } from "../messaging/serve.ts";
import { idle } from "../testing/fake-calls.ts";
import { ensureEngine, prepareEngine } from "./engine-document.ts";

const createDocument = vi.fn<(parameters: { reasons: string[] }) => Promise<void>>();
let exists: boolean;

/** As strict as Chromium: one document, a second is an error. */
beforeEach(() => {
  exists = false;
  createDocument.mockReset().mockImplementation(async () => {
    if (exists) throw new Error("Only a single offscreen document may be created.");
    exists = true;
  });
  Object.assign(browser, { offscreen: { createDocument } });
  Object.assign(browser.runtime, {
    getContexts: async () => (exists ? [{ contextType: "OFFSCREEN_DOCUMENT" }] : []),
  });
});

it("creates one engine however many ask at once", async () => {
  await Promise.all([ensureEngine(), ensureEngine(), ensureEngine()]);
  await ensureEngine();
  expect(createDocument).toHaveBeenCalledOnce();
  expect(createDocument.mock.lastCall?.[0].reasons).toEqual([
    "USER_MEDIA",
    "AUDIO_PLAYBACK",
    "WEB_RTC",
  ]);
});

it("accepts that someone else was faster", async () => {
  createDocument.mockImplementation(async () => {
    exists = true;
    throw new Error("Only a single offscreen document may be created.");
  });
  await expect(ensureEngine()).resolves.toBeUndefined();
});

it("tries again after a failure", async () => {
  createDocument.mockRejectedValueOnce(new Error("no"));
  await expect(ensureEngine()).rejects.toThrow("no");
  await ensureEngine();
  expect(exists).toBe(true);
});

it("starts the engine when it is to get ready", async () => {
  createDocument.mockImplementation(async () => {
    exists = true;
    serve(engine, { prepare: () => idle } as never);
  });
  await expect(prepareEngine()).resolves.toEqual(idle);
});
