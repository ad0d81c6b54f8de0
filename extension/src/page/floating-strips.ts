import { targetOf } from "./event-target.ts";
import { stripOf } from "./number-host.ts";
import { hostTag } from "./our-hosts.ts";

const stripWidth = 68;

/** A pointer that only passes a row on its way is gone by then. */
const passMs = 60;

/**
 * Shows the buttons of the row or the input that has the pointer or the focus. They float above the
 * page: a box inside a cell would make the browser lay the whole table out again. Rows that the
 * pointer only passes, or that pass below it because the page scrolls, show nothing: the browser
 * would paint the page once more for each. Returns what to tell of buttons that were just drawn.
 */
export function floatStrips(
  onShow: (host: HTMLElement) => void,
  signal: AbortSignal,
): (host: HTMLElement) => void {
  let attended: Element | null = null;
  let shown: readonly HTMLElement[] = [];
  let passing: ReturnType<typeof setTimeout> | undefined;
  const options = { capture: true, passive: true, signal };

  const attend = (event: Event): void => {
    const target = targetOf(event);
    // Whoever presses at once need not wait: what closes later could take a menu with it.
    if (target === attended && !passing) return;
    attended = target;
    if (event.type !== "pointermove") showAttended();
    // A frame tells of scrolling first.
    else passing ??= setTimeout(() => requestAnimationFrame(showAttended), passMs);
  };
  function showAttended(): void {
    passing = undefined;
    showOnly(hostsAt(attended));
  }
  function showOnly(hosts: readonly HTMLElement[]): void {
    const wanted = new Set([...shown.filter(hasAttention), ...hosts]);
    shown.forEach((host) => wanted.has(host) || stripOf(host)?.hidePopover());
    shown = [...wanted];
    shown.forEach(onShow);
    shown.forEach(show);
  }
  const scrolled = (): void => {
    attended = null;
    if (shown.length > 0) showOnly([]);
  };
  for (const type of ["pointermove", "pointerdown", "focusin", "keyup"])
    addEventListener(type, attend, options);
  addEventListener("scroll", scrolled, options);
  return (host) => {
    const hosts = hostsAt(attended);
    if (hosts.includes(host)) showOnly(hosts);
  };
}

/** What the pointer or the focus is on: a row's hosts, or the one behind an input. */
function hostsAt(element: Element | null): HTMLElement[] {
  const row = element?.closest("tr,[role=row]");
  if (row) return [...row.querySelectorAll<HTMLElement>(floating)];
  const beside = [element, element?.nextElementSibling];
  return beside.filter((one): one is HTMLElement => one?.matches(floating) === true);
}

const floating = `${hostTag}[data-dense]`;

/** Its menu is open, its words are being read, or a person is in it with the keyboard. */
function hasAttention(host: HTMLElement): boolean {
  return (
    host.matches(":focus-within,:hover") || stripOf(host)?.querySelector("[data-said]") != null
  );
}

/** Behind the number, or below the right end of an input: beside it there is often no room. */
function show(host: HTMLElement): void {
  const strip = stripOf(host);
  const anchor = host.previousSibling;
  if (!strip?.isConnected || !anchor) return;
  const range = document.createRange();
  range.selectNode(anchor);
  const { left, right, top, bottom } = range.getBoundingClientRect();
  const isInput = "value" in anchor;
  strip.style.left = `${isInput ? Math.max(left, right - stripWidth) : right + 6}px`;
  strip.style.top = `${isInput ? bottom + 2 : (top + bottom) / 2 - 10}px`;
  strip.togglePopover(true);
}
