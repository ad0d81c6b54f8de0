import { hostTag } from "../our-hosts.ts";
import type { Root } from "../page-adapter.ts";

const undefinedYet = ":not(:defined)";
const everyMs = 1000;
/** Components that are loaded on demand are there by then; what comes later, the pointer finds. */
const tries = 30;

/**
 * Finds open shadow roots that come after their elements, of which no page tells: those of elements
 * that are defined later, and any that the pointer or the keyboard reaches. Returns what to tell of
 * the roots that are known.
 */
export function followLateRoots(
  onRoot: (host: Element) => void,
  signal: AbortSignal,
): (known: readonly Root[]) => void {
  const known = new WeakSet<Node>();
  const triesLeft = new Map<Element, number>();
  let timer: ReturnType<typeof setInterval> | undefined;

  function look(): void {
    for (const [element, left] of triesLeft) {
      const isLate = element.shadowRoot !== null;
      if (isLate || left === 1 || !element.isConnected) triesLeft.delete(element);
      else triesLeft.set(element, left - 1);
      if (isLate && element.isConnected) onRoot(element);
    }
    if (triesLeft.size === 0) rest();
  }

  function rest(): void {
    clearInterval(timer);
    timer = undefined;
  }

  function onReached(event: Event): void {
    for (const node of event.composedPath()) {
      const isNew = node instanceof ShadowRoot && !known.has(node);
      if (isNew && node.host.localName !== hostTag) onRoot(node.host);
    }
  }

  for (const name of ["pointerover", "focusin"])
    addEventListener(name, onReached, { capture: true, passive: true, signal });
  signal.addEventListener("abort", rest);

  return (roots) => {
    for (const root of roots) {
      known.add(root);
      if (root instanceof Element && root.matches(undefinedYet)) triesLeft.set(root, tries);
      for (const element of root.querySelectorAll(undefinedYet)) triesLeft.set(element, tries);
    }
    if (triesLeft.size > 0) timer ??= setInterval(look, everyMs);
  };
}
