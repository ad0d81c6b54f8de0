/** More children than fit on a screen or two. */
const longest = 100;

/** Whoever still scrolls turns the wheel or moves the finger again before that. */
const restMs = 200;

export function isLongList({ children }: Element): boolean {
  // To count them all takes as long as the list is.
  return children.item(longest) !== null;
}

/** Goes through an element: to `onList` with each long list, to `onPart` with what holds none. */
export function divide(
  root: Element,
  onList: (list: Element) => void,
  onPart: (part: Element) => void,
  known = longListIn(root),
): void {
  if (isLongList(root)) onList(root);
  else if (known === null) onPart(root);
  else
    for (const child of root.children)
      divide(child, onList, onPart, child.contains(known) ? known : longListIn(child));
}

/** A long list somewhere in an element; null when it holds none. */
function longListIn(element: Element): Element | null {
  return element.querySelector(`:nth-child(${longest + 1})`)?.parentElement ?? null;
}

/**
 * Reports the rows of long lists that are in the window once scrolling has come to rest: what only
 * passes by, or stands ready outside, costs nothing. Rows follow each other down the page, so the
 * first one is found by halving: ten thousand cost a few looks more than a hundred. Returns what to
 * tell of a list that changed, or that is met anew: all its rows are reported then.
 */
export function watchLongLists(
  report: (rows: readonly Element[]) => void,
  signal: AbortSignal,
): (list: Element, isMetAnew?: boolean) => void {
  /** With the rows of each that were reported. */
  const lists = new Map<Element, WeakSet<Element>>();
  let frame: number | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let moves = false;

  function look(): void {
    frame = undefined;
    if (signal.aborted) return;
    for (const [list, reported] of lists) {
      if (!list.isConnected) lists.delete(list);
      else {
        const rows = rowsInWindow(list).filter((row) => !reported.has(row));
        rows.forEach((row) => reported.add(row));
        report(rows);
      }
    }
  }

  function scrolled(): void {
    moves = true;
    rest ??= setTimeout(lookAtRest, restMs);
  }

  /** Told by two looks, not by the clock: on a large page a frame alone can take longer than a pause. */
  function lookAtRest(): void {
    rest = moves ? setTimeout(lookAtRest, restMs) : undefined;
    if (!moves) look();
    moves = false;
  }

  const sizes = new ResizeObserver(look);
  sizes.observe(document.documentElement);
  signal.addEventListener("abort", () => sizes.disconnect());
  for (const type of ["scroll", "resize"])
    addEventListener(type, scrolled, { capture: true, signal });
  return (list, isMetAnew) => {
    if (isMetAnew || !lists.has(list)) {
      sizes.observe(list);
      lists.set(list, new WeakSet());
    }
    frame ??= requestAnimationFrame(look);
  };
}

function rowsInWindow({ children }: Element): Element[] {
  const first = firstRow(children, ({ bottom }) => bottom >= 0);
  const after = firstRow(children, ({ top }) => top > innerHeight);
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
