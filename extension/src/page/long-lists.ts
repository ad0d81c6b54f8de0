/** More children than fit on a screen or two. */
const longest = 100;

/** Whoever still scrolls turns the wheel or moves the finger again before that. */
const restMs = 200;

/**
 * Whether it has many children, and they follow each other down the page. Those of columns, of a
 * list drawn in reverse or at places of their own may stand anywhere; so may dialogs at a body's end.
 */
export function isLongList(list: Element): boolean {
  // To count them all takes as long as the list is.
  const row = list.children.item(longest);
  if (row === null || list === document.body) return false;
  const { display, columns } = getComputedStyle(list);
  const { display: rowDisplay, position, float } = getComputedStyle(row);
  return inOrder.test([display, columns, rowDisplay, position, float].join());
}

/** As `isLongList` puts it together. */
const inOrder =
  /^(none|block|list-item|table-row-group),auto,(none|block|list-item|table-row),(static|relative),none/;

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
 * Reports the rows of long lists that came into the window once scrolling has come to rest: what
 * only passes by, or stands ready outside, costs nothing. Rows follow each other down the page, so the
 * first one is found by halving: ten thousand cost a few looks more than a hundred.
 */
export function watchLongLists(report: (row: Element) => void, signal: AbortSignal) {
  /** With the rows of each that were near the window at the last look. */
  const lists = new Map<Element, readonly Element[]>();
  let frame: number | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let moves = false;

  function look(): void {
    frame = undefined;
    if (signal.aborted) return;
    for (const [list, before] of lists) {
      const rows = list.checkVisibility() ? rowsNear(list) : [];
      if (list.isConnected) lists.set(list, rows);
      else lists.delete(list);
      for (const row of before) if (!rows.includes(row)) moved.unobserve(row);
      for (const row of rows) if (!before.includes(row)) report(row);
      for (const row of [...rows.slice(0, 2), ...rows.slice(-1)]) moved.observe(row);
    }
  }

  function scrolled(): void {
    moves = true;
    rest ??= setTimeout(lookAtRest, restMs);
  }

  /** Told by two looks, not by the clock: on a large page a frame alone can take longer than a pause. */
  function lookAtRest(): void {
    rest = undefined;
    if (moves) scrolled();
    else look();
    moves = false;
  }

  /** No event tells that a part of the page is shown, or that one above it is folded. */
  const moved = new IntersectionObserver(() => rest ?? look());
  signal.addEventListener("abort", () => moved.disconnect());
  for (const type of ["scroll", "resize"])
    addEventListener(type, scrolled, { capture: true, signal });
  return {
    /** To be told of a list that changed, or that is met anew: its rows are reported again. */
    watch(list: Element, isMetAnew?: boolean): void {
      if (isMetAnew || !lists.has(list)) {
        moved.observe(list);
        lists.set(list, []);
      }
      frame ??= requestAnimationFrame(look);
    },
    /** Whether it is watched: to ask that costs less than to judge the list anew. */
    has: (list: Element): boolean => lists.has(list),
    /** Whether an element's row was near the window at the last look; false in no long list, too. */
    isNear: (element: Element): boolean =>
      [...lists.values()].some((rows) => rows.some((row) => row.contains(element))),
  };
}

/** The rows in the window and one more at either end, which tell when rows move. */
function rowsNear(list: Element): Element[] {
  const rows: Element[] = [];
  for (let row = lastAbove(list); row; row = row.nextElementSibling) {
    rows.push(row);
    if (row.getBoundingClientRect().top > innerHeight) break;
  }
  return rows;
}

/** The last row that ends above the window; the first of all when none does. */
function lastAbove({ children }: Element): Element | null {
  let from = 0;
  let to = children.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const row = children[middle];
    if (row && row.getBoundingClientRect().bottom >= 0) to = middle;
    else from = middle + 1;
  }
  return children.item(from && from - 1);
}
