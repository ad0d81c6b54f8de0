import { stripOf } from "./number-host.ts";
import { hostTag } from "./our-hosts.ts";

const stripWidth = 68;

/**
 * Shows the buttons of the row or the input that has the pointer or the focus. They float above the
 * page: a box inside a cell would make the browser lay the whole table out again.
 */
export function floatStrips(signal: AbortSignal): void {
  let shown: readonly HTMLElement[] = [];
  const options = { capture: true, passive: true, signal };

  const attend = ({ target }: Event): void => {
    const hosts = target instanceof Element ? hostsAt(target) : [];
    if (hosts.length === shown.length && hosts.every((host) => shown.includes(host))) return;
    const kept = shown.filter((host) => !hosts.includes(host) && hasAttention(host));
    shown.forEach((host) => kept.includes(host) || stripOf(host)?.hidePopover());
    shown = [...kept, ...hosts];
    shown.forEach(show);
  };
  addEventListener("pointerover", attend, options);
  addEventListener("focusin", attend, options);
  addEventListener("scroll", () => shown.forEach(place), options);
}

/** What the pointer or the focus is on: a row's hosts, or the one behind an input. */
function hostsAt(element: Element): HTMLElement[] {
  const row = element.closest("tr,[role=row]");
  const hosts = row
    ? row.querySelectorAll<HTMLElement>(floating)
    : [element, element.nextElementSibling].filter((one) => one?.matches(floating));
  return [...hosts].filter((host): host is HTMLElement => host instanceof HTMLElement);
}

const floating = `${hostTag}[data-dense]`;

/** Its menu is open, its words are being read, or a person is in it with the keyboard. */
function hasAttention(host: HTMLElement): boolean {
  return (
    host.matches(":focus-within,:hover") || stripOf(host)?.querySelector("[data-said]") != null
  );
}

function show(host: HTMLElement): void {
  const strip = stripOf(host);
  if (!strip?.isConnected) return;
  if (!strip.matches(":popover-open")) strip.showPopover();
  place(host);
}

/** Behind the number, or below the right end of an input: beside it there is often no room. */
function place(host: HTMLElement): void {
  const strip = stripOf(host);
  const anchor = host.previousSibling;
  if (!strip || !anchor) return;
  const range = document.createRange();
  range.selectNode(anchor);
  const { left, right, top, bottom } = range.getBoundingClientRect();
  const isInput = anchor instanceof HTMLInputElement || anchor instanceof HTMLTextAreaElement;
  strip.style.left = `${isInput ? Math.max(left, right - stripWidth) : right + 6}px`;
  strip.style.top = `${isInput ? bottom + 2 : (top + bottom) / 2 - 10}px`;
}
