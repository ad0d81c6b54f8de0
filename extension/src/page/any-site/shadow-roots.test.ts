import { expect, it } from "vitest";
import { rootsIn } from "./shadow-roots.ts";

function withRoot(name: string): { host: HTMLElement; shadow: ShadowRoot } {
  const host = document.createElement(name);
  return { host, shadow: host.attachShadow({ mode: "open" }) };
}

it("finds the root an element has itself, and those within others, but none of ours", () => {
  const outer = withRoot("x-outer");
  const inner = withRoot("x-inner");
  const ours = withRoot("ringback-actions");
  outer.shadow.append(inner.host, ours.host);
  expect(rootsIn(outer.host)).toEqual([outer.host, outer.shadow, inner.shadow]);
  expect(rootsIn(outer.shadow)).toEqual([outer.shadow, inner.shadow]);
});
