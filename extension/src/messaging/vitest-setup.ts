import { afterEach, beforeEach } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { fakeSenders, sendAs } from "./fake-senders.ts";

// What a browser shows as an uncaught error fails the test run here.
globalThis.reportError ??= (error: unknown) => {
  queueMicrotask(() => {
    throw error;
  });
};

// The fake browser's own messages carry no sender, so every listener would refuse them.
beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, {
    sendMessage: (message: object) => sendAs(fakeSenders.extensionPage, message),
  });
});

// What a test puts in the place of the fake browser's own functions would outlive it.
const ownFunctions = Object.values(fakeBrowser)
  .filter((api) => typeof api === "object")
  .map((api) => ({ api, functions: { ...api } }));
afterEach(() => {
  for (const { api, functions } of ownFunctions) Object.assign(api, functions);
});
