import { expect, it, vi } from "vitest";
import type { Browser } from "wxt/browser";
import * as z from "zod/mini";
import { broadcast, onBroadcast } from "./broadcast.ts";
import { CodedError } from "./coded-error.ts";
import { connectTo } from "./connect.ts";
import { defineContract } from "./contract.ts";
import { fakeSenders, sendAs } from "./fake-senders.ts";
import { serve } from "./serve.ts";

const shop = defineContract("shop", {
  price: { input: z.object({ fruit: z.string() }), output: z.number() },
  close: { input: z.void(), output: z.void() },
});
const stall = defineContract(
  "stall",
  { price: { input: z.void(), output: z.number() } },
  { callers: "content-scripts" },
);
const price = { to: "shop", command: "price", input: { fruit: "fig" } };

it("carries the input there and the answer back", async () => {
  serve(shop, { price: ({ fruit }) => fruit.length, close: () => undefined });
  await expect(connectTo(shop).price({ fruit: "fig" })).resolves.toBe(3);
  await expect(connectTo(shop).close()).resolves.toBeUndefined();
});

it("names the error when nobody serves the contract", async () => {
  serve(stall, { price: () => 1 });
  await expect(connectTo(shop).close()).rejects.toMatchObject({ code: "no-reply" });
});

it("names the error when no context listens at all", async () => {
  const { browser } = await import("wxt/browser");
  vi.spyOn(browser.runtime, "sendMessage").mockRejectedValue(new Error("no receiving end"));
  await expect(connectTo(shop).close()).rejects.toMatchObject({ code: "no-reply" });
});

it("carries a listener's code and words, and hides a fault's text", async () => {
  const onFault = vi.fn<(error: unknown, command: string) => void>();
  const handlers = {
    price: () => Promise.reject(new CodedError("sold-out", "No figs", { detail: "Try dates." })),
    close: () => Promise.reject(new Error("SELECT * FROM secrets")),
  };
  serve(shop, handlers, { onFault });
  await expect(connectTo(shop).price({ fruit: "fig" })).rejects.toMatchObject({
    code: "sold-out",
    message: "No figs",
    detail: "Try dates.",
  });
  const fault = connectTo(shop).close();
  await expect(fault).rejects.toMatchObject({ code: "unexpected" });
  await expect(fault).rejects.not.toThrow("secrets");
  expect(onFault).toHaveBeenCalledExactlyOnceWith(expect.any(Error), "close");
});

it("refuses input and answers that do not fit the contract, naming the field only", async () => {
  serve(shop, { price: () => "free" as never, close: () => undefined });
  const bad = sendAs(fakeSenders.extensionPage, { ...price, input: { fruit: 4_155_550_152 } });
  await expect(bad).resolves.toMatchObject({ ok: false, code: "invalid-message" });
  expect(JSON.stringify(await bad)).toContain("fruit");
  expect(JSON.stringify(await bad)).not.toContain("4155550152");
  await expect(connectTo(shop).price({ fruit: "fig" })).rejects.toMatchObject({
    code: "invalid-message",
  });
});

it.each([
  ["a page of the extension", fakeSenders.extensionPage],
  ["the worker", fakeSenders.worker],
])("answers %s", async (_, sender) => {
  serve(shop, { price: () => 1, close: () => undefined });
  await expect(sendAs(sender, price)).resolves.toEqual({ ok: true, value: 1 });
});

it.each([
  ["a script inside a web page", fakeSenders.contentScript("https://crm.example")],
  ["another extension", fakeSenders.otherExtension],
  ["a sandboxed frame", { ...fakeSenders.contentScript("null"), url: "data:text/html,x" }],
  ["a sender that says nothing of itself", { id: fakeSenders.extensionPage.id }],
  ["a tab without origin", { ...fakeSenders.worker, tab: { index: 0 } as Browser.tabs.Tab }],
])("refuses %s where only the extension's pages may call", async (_, sender) => {
  const handler = vi.fn<() => number>(() => 1);
  serve(shop, { price: handler, close: () => undefined });
  await expect(sendAs(sender, price)).resolves.toMatchObject({ ok: false, code: "not-allowed" });
  expect(handler).not.toHaveBeenCalled();
});

it("answers content scripts only where the contract says so, never another extension", async () => {
  serve(stall, { price: () => 1 });
  const message = { to: "stall", command: "price" };
  await expect(sendAs(fakeSenders.contentScript("https://crm.example"), message)).resolves.toEqual({
    ok: true,
    value: 1,
  });
  await expect(sendAs(fakeSenders.otherExtension, message)).resolves.toMatchObject({
    code: "not-allowed",
  });
});

it.each(["toString", "__proto__", "missing"])("has no command %s", async (command) => {
  serve(shop, { price: () => 1, close: () => undefined });
  await expect(sendAs(fakeSenders.extensionPage, { to: "shop", command })).resolves.toMatchObject({
    code: "invalid-message",
  });
});

it("stops serving when told to", async () => {
  const stop = serve(shop, { price: () => 1, close: () => undefined });
  stop();
  await expect(sendAs(fakeSenders.extensionPage, price)).resolves.toBeUndefined();
});

it("hears notices of its kind from the extension only", async () => {
  const Weather = z.object({ to: z.literal("weather"), sky: z.string() });
  const heard: string[] = [];
  const stop = onBroadcast(Weather, ({ sky }) => heard.push(sky));
  broadcast({ to: "weather", sky: "blue" });
  broadcast({ to: "traffic" });
  await sendAs(fakeSenders.contentScript("https://crm.example"), { to: "weather", sky: "forged" });
  stop();
  await sendAs(fakeSenders.extensionPage, { to: "weather", sky: "grey" });
  expect(heard).toEqual(["blue"]);
});
