import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followLateRoots } from "./late-roots.ts";

const onRoot = vi.fn<(host: Element) => void>();
let leaving: AbortController;
let tell: ReturnType<typeof followLateRoots>;
let element: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  onRoot.mockReset();
  leaving = new AbortController();
  document.body.replaceChildren();
  element = document.body.appendChild(document.createElement("x-card"));
  tell = followLateRoots(onRoot, leaving.signal);
});

afterEach(() => {
  leaving.abort();
  vi.useRealTimers();
});

function attach(host: Element): ShadowRoot {
  const shadow = host.attachShadow({ mode: "open" });
  shadow.innerHTML = "<b>x</b>";
  return shadow;
}

const reach = (name: string, target: Element) =>
  target.dispatchEvent(new Event(name, { bubbles: true, composed: true }));

it.each(["its page", "itself"])(
  "tells once of an element that gets a root later, told by %s",
  (by) => {
    tell([by === "itself" ? element : document.body]);
    vi.advanceTimersByTime(5000);
    expect(onRoot).not.toHaveBeenCalled();
    attach(element);
    vi.advanceTimersByTime(5000);
    expect(onRoot).toHaveBeenCalledExactlyOnceWith(element);
  },
);

it("looks no longer at what stays as it is, or is gone", () => {
  tell([element]);
  vi.advanceTimersByTime(60_000);
  expect(vi.getTimerCount()).toBe(0);
  tell([element]);
  element.remove();
  attach(element);
  vi.advanceTimersByTime(1000);
  expect(vi.getTimerCount()).toBe(0);
  expect(onRoot).not.toHaveBeenCalled();
});

it.each(["pointerover", "focusin"])(
  "finds any other root by %s, but none it knows, nor ours",
  (name) => {
    const paragraph = document.body.appendChild(document.createElement("p"));
    const shadow = attach(paragraph);
    const inside = shadow.querySelector("b") as Element;
    reach(name, inside);
    expect(onRoot).toHaveBeenCalledExactlyOnceWith(paragraph);
    tell([shadow]);
    reach(name, inside);
    const ours = document.body.appendChild(document.createElement("ringback-actions"));
    reach(name, attach(ours).querySelector("b") as Element);
    expect(onRoot).toHaveBeenCalledOnce();
  },
);

it("does nothing any more once it has left", () => {
  tell([document.body]);
  leaving.abort();
  expect(vi.getTimerCount()).toBe(0);
  reach("pointerover", attach(element).querySelector("b") as Element);
  expect(onRoot).not.toHaveBeenCalled();
});
