import { expect, it } from "vitest";
import { targetOf } from "./event-target.ts";

/** Dispatches from there, and answers what the window takes the event to be about. */
function heardOf(element: Element): Element | undefined {
  let heard: Element | undefined;
  addEventListener("focusin", (event) => (heard = targetOf(event)), { once: true });
  element.dispatchEvent(new Event("focusin", { bubbles: true, composed: true }));
  return heard;
}

it("sees into a site's open shadow root, and takes what is in our own for the host", () => {
  const site = document.createElement("x-card");
  const host = document.createElement("ringback-actions");
  const link = document.createElement("a");
  const button = document.createElement("button");
  document.body.append(site);
  site.attachShadow({ mode: "open" }).append(link, host);
  host.attachShadow({ mode: "open" }).append(button);
  expect(heardOf(link)).toBe(link);
  expect(heardOf(button)).toBe(host);
});
