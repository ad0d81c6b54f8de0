/** What the page does by itself, the same in every browser. Its rows come from `#spare-rows`. */
export interface ScanPage {
  /** Resolves when what was changed or scrolled has been drawn. */
  drawn(): Promise<void>;
  /** Goes to a part of the page at once, as the scroll bar does. */
  jump(part: number): void;
  /** Resolves when the last burst of changes is over. */
  storm(): Promise<void>;
  /** Renders the first rows anew, all in one go. */
  renderRows(count: number): void;
  /** The cells with a number that are on screen right now, found without asking all for their place. */
  numbersOnScreen(): Element[];
}

declare global {
  var scanPage: ScanPage;
}

const bursts = 30;
const burstMs = 100;
const rowsPerBurst = 10;

const table = document.querySelector("table.list tbody");
const spare = document.querySelector<HTMLTemplateElement>("#spare-rows");
let spareUsed = 0;

/** Another row, with another record and another number. */
function nextRow(): Element {
  const row = spare?.content.children[spareUsed];
  spareUsed += 1;
  if (row === undefined) throw new Error("The page has no more rows to show.");
  return document.importNode(row, true);
}

/** Rows all over the table: a stride that shares no factor with its length. */
function rowsOf(burst: number): Element[] {
  const rows = table?.children ?? new HTMLCollection();
  return Array.from({ length: rowsPerBurst }, (_, place) => {
    const row = rows[((burst * rowsPerBurst + place) * 37) % rows.length];
    if (row === undefined) throw new Error("The page has no rows.");
    return row;
  });
}

/** What a framework does: the row stays, all it holds is new. */
function rerender(row: Element): void {
  row.innerHTML = nextRow().innerHTML;
}

/** What a live cell does: only its number changes. */
function renumber(row: Element): void {
  const link = row.querySelector('td[type="phone"] a');
  const other = nextRow().querySelector('td[type="phone"] a');
  link?.setAttribute("href", other?.getAttribute("href") ?? "");
  if (link !== null) link.textContent = other?.textContent ?? "";
}

/** What an endless list does: rows come at the end, others leave at the start. */
function exchange(row: Element): void {
  table?.append(nextRow());
  row.remove();
}

/** Rows stand below each other: the first one that ends below `y`. */
function firstBelow(rows: HTMLCollection, y: number): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > y) to = middle;
    else from = middle + 1;
  }
  return from;
}

const kinds = [rerender, renumber, exchange];

globalThis.scanPage = {
  drawn: () =>
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  jump: (part) => scrollTo(0, document.documentElement.scrollHeight * part),
  storm: () =>
    new Promise((resolve) => {
      let burst = 0;
      const timer = setInterval(() => {
        for (const row of rowsOf(burst)) kinds[burst % kinds.length]?.(row);
        burst += 1;
        if (burst < bursts) return;
        clearInterval(timer);
        resolve();
      }, burstMs);
    }),
  renderRows(count) {
    for (const row of [...(table?.children ?? [])].slice(0, count)) rerender(row);
  },
  numbersOnScreen() {
    // To touch all rows would leave the page's thread with objects to clear away.
    const rows = table?.children ?? new HTMLCollection();
    const [first, after] = [firstBelow(rows, 0), firstBelow(rows, innerHeight)];
    return Array.from({ length: after - first }, (_, place) => rows[first + place]).flatMap(
      (row) => row?.querySelector('td[type="phone"]') ?? [],
    );
  },
};
