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
  const row = childElementsOf(list).item(longest);
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
    for (const child of childElementsOf(root))
      divide(child, onList, onPart, holds(child, known) ? known : longListIn(child));
}

/** Asked of itself, a form would look among all its fields first, and answer with one of that name. */
const childElementsOf = (element: Element): HTMLCollection =>
  Reflect.get(Element.prototype, "children", element);
const holds = (element: Element, node: Node): boolean =>
  Node.prototype.contains.call(element, node);

/** A long list somewhere in an element; null when it holds none. */
function longListIn(element: Element): Element | null {
  return element.querySelector(`:nth-child(${longest + 1})`)?.parentElement ?? null;
}

/**
 * Reports the rows of long lists that came into the window once scrolling has come to rest: what
 * only passes by, or stands ready outside, costs nothing. Rows follow each other down the page, so the
 * first and the last are found by halving: ten thousand cost a few looks more than a hundred. `report`
 * ends when their buttons are drawn.
 */
export function watchLongLists(
  report: (rows: readonly Element[]) => Promise<void>,
  signal: AbortSignal,
) {
  /** With the rows of each that were near the window at the last look. */
  const lists = new Map<Element, readonly Element[]>();
  let frame: number | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let moves = false;

  function look(): void {
    frame = undefined;
    for (const [list, before] of lists) {
      const rows = list.checkVisibility() ? rowsNear(list) : [];
      if (list.isConnected) lists.set(list, rows);
      else lists.delete(list);
      const edges = edgesOf(rows);
      for (const row of edgesOf(before)) if (!edges.includes(row)) moved.unobserve(row);
      void bring(list, rows, before);
    }
  }

  async function bring(
    list: Element,
    rows: readonly Element[],
    before: readonly Element[],
  ): Promise<void> {
    await report(rows.filter((row) => !before.includes(row)));
    // To begin to watch costs a frame: that of the new buttons serves for it.
    if (lists.get(list) === rows) for (const one of [list, ...edgesOf(rows)]) moved.observe(one);
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
  signal.addEventListener("abort", () => {
    moved.disconnect();
    lists.clear();
  });
  for (const type of ["scroll", "resize"])
    addEventListener(type, scrolled, { capture: true, signal });
  return {
    /** To be told of a list that changed, or that is met anew: its rows are reported again. */
    watch(list: Element, isMetAnew?: boolean): void {
      if (isMetAnew || !lists.has(list)) lists.set(list, []);
      frame ??= requestAnimationFrame(look);
    },
    /** Whether it is watched: to ask that costs less than to judge the list anew. */
    has: (list: Element): boolean => lists.has(list),
    /** Whether an element's row was near the window at the last look; false in no long list, too. */
    isNear: (element: Element): boolean =>
      [...lists.values()].flat().some((row) => row.contains(element)),
  };
}

/** The first two and the last: they tell when the rows in the window move. */
function edgesOf(rows: readonly Element[]): Element[] {
  return [...rows.slice(0, 2), ...rows.slice(-1)];
}

/** The rows in the window and one more at either end. */
function rowsNear(list: Element): Element[] {
  const children = childElementsOf(list);
  const rows: Element[] = [];
  // What only touches the window counts as being in it: no word comes when it is moved on.
  const below = firstPast(children, "top", innerHeight + 1);
  for (let at = firstPast(children, "bottom", 0) - 1; at <= below; at += 1) {
    const row = children[at];
    if (row) rows.push(row);
  }
  return rows;
}

/** Where the rows begin that have this side further down; their number when none has. */
function firstPast(rows: HTMLCollection, side: "top" | "bottom", line: number): number {
  let from = 0;
  let to = rows.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const row = rows[middle];
    if (row && row.getBoundingClientRect()[side] >= line) to = middle;
    else from = middle + 1;
  }
  return from;
}
