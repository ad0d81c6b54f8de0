import { margin } from "./near-window.ts";

/** More children than fit on a screen or two. */
export const longest = 100;

/** Matches inside an element that holds a long list. */
export const insideLongList = `:nth-child(${longest + 1})`;

/**
 * Reports the rows of long lists as they come near the window. Rows follow each other down the
 * page, so the first one is found by halving: ten thousand cost a few looks more than a hundred.
 */
export function watchLongLists(
  report: (rows: readonly Element[]) => void,
  signal: AbortSignal,
): (list: Element) => void {
  const lists = new Set<Element>();
  const reported = new WeakSet<Element>();
  let frame: number | undefined;

  // Scroll events come when a frame is drawn anyway: nothing has to be laid out for this look.
  function look(): void {
    for (const list of lists) {
      if (!list.isConnected) lists.delete(list);
      else {
        const rows = rowsNearWindow(list).filter((row) => !reported.has(row));
        rows.forEach((row) => reported.add(row));
        if (rows.length > 0) report(rows);
      }
    }
  }

  const sizes = new ResizeObserver(look);
  sizes.observe(document.documentElement);
  signal.addEventListener("abort", () => sizes.disconnect());
  addEventListener("scroll", look, { capture: true, passive: true, signal });
  return (list) => {
    if (!lists.has(list)) sizes.observe(list);
    lists.add(list);
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      if (!signal.aborted) look();
    });
  };
}

function rowsNearWindow({ children }: Element): Element[] {
  const first = firstRow(children, ({ bottom }) => bottom >= -margin);
  const after = firstRow(children, ({ top }) => top > innerHeight + margin);
  return Array.prototype.slice.call(children, first, after);
}

/** The place of the first row from which on this holds for all. */
function firstRow(rows: HTMLCollection, holds: (box: DOMRect) => boolean): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const row = rows[middle];
    if (row && holds(row.getBoundingClientRect())) to = middle;
    else from = middle + 1;
  }
  return from;
}
