import { make } from "./elements.ts";
import { legacyAddress, routeUrlOf } from "./legacy-address.ts";
import type { View } from "./navigator.ts";
import { readRoute, type Route } from "./route.ts";
import type { Shell } from "./shell.ts";

/** `scrm-classic-view-ui`: a legacy page in a frame of the same origin. */
export function classicView({ app, navigator }: Shell, route: Route): View {
  const container = make("div.classic-view-container");
  const element = make("scrm-classic-view-ui.*", {}, container);
  const frame = document.createElement("iframe");
  frame.src = legacyAddress(app, route);
  frame.style.display = "block";
  let resize: ResizeObserver | undefined;

  frame.addEventListener("load", () => {
    const { contentDocument, contentWindow } = frame;
    if (contentDocument === null || contentWindow === null) return;
    // Whatever page the frame went to is let load, then shown by its own route.
    const url = routeUrlOf(app, contentWindow.location.href);
    if (url !== undefined && !isSamePage(readRoute(url), route)) {
      frame.style.display = "none";
      void navigator.go(url);
      return;
    }
    frame.style.display = "block";
    contentWindow.addEventListener("pagehide", () => {
      frame.style.display = "none";
    });
    contentDocument.body.style.overflow = "hidden";
    contentWindow.addEventListener("click", () =>
      contentWindow.parent.postMessage("iframe-clicked", "*"),
    );
    resize?.disconnect();
    resize = new ResizeObserver(() => {
      frame.style.height = `${contentDocument.body.scrollHeight}px`;
    });
    resize.observe(contentDocument.body);
  });
  return {
    element,
    inserted: () => container.append(frame),
    removed: () => resize?.disconnect(),
  };
}

function isSamePage(one: Route, other: Route): boolean {
  const action = (route: Route): string =>
    route.action === "create" ? "edit" : route.action || "index";
  return (
    one.module === other.module && one.record === other.record && action(one) === action(other)
  );
}
