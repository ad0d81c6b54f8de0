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
  report: (row: Element) => void,
  signal: AbortSignal,
): (list: Element) => void {
  const lists = new Set<Element>();
  const reported = new WeakSet<Element>();
  let isWaiting = false;

  function look(): void {
    if (isWaiting || lists.size === 0) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      if (signal.aborted) return;
      for (const list of lists) {
        if (!list.isConnected) lists.delete(list);
        else rowsNearWindow(list).forEach(reportOnce);
      }
    });
  }

  function reportOnce(row: Element): void {
    if (reported.has(row)) return;
    reported.add(row);
    report(row);
  }

  const sizes = new ResizeObserver(look);
  sizes.observe(document.documentElement);
  signal.addEventListener("abort", () => sizes.disconnect());
  addEventListener("scroll", look, { capture: true, passive: true, signal });
  return (list) => {
    if (!lists.has(list)) sizes.observe(list);
    lists.add(list);
    look();
  };
}

function rowsNearWindow(list: Element): Element[] {
  const rows = list.children;
  let [first, after] = [0, rows.length];
  while (first < after) {
    const middle = (first + after) >> 1;
    if (bottomOf(rows[middle]) < -margin) first = middle + 1;
    else after = middle;
  }
  const near: Element[] = [];
  for (let at = first; at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined || row.getBoundingClientRect().top > innerHeight + margin) break;
    near.push(row);
  }
  return near;
}

function bottomOf(row: Element | undefined): number {
  return row?.getBoundingClientRect().bottom ?? 0;
}
