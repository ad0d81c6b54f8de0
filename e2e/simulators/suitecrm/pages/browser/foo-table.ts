/** Windows below this width, in pixels, are too narrow for a subpanel's lesser columns. */
const breakpoint = "(max-width: 767px)";
let tables = 0;

/**
 * Arranges a subpanel's table the way FooTable does. In a narrow window the lesser cells are hidden;
 * when a row is unfolded, what they hold moves into a row of its own below it, and moves back when
 * the row is folded or the window widens. At each change all rows are taken out and put in again.
 */
export function arrangeTable(table: HTMLTableElement): void {
  const heads = [...table.querySelectorAll<HTMLElement>("tr.footable-header > th")];
  const lesser = heads.flatMap((head, index) => (head.dataset["breakpoints"] ? [index] : []));
  const narrow = matchMedia(breakpoint);
  const [body] = table.tBodies;
  if (body === undefined) return;
  tables += 1;
  table.classList.add("footable", `footable-${tables}`);
  const rows = [...body.rows].filter((row) => !row.matches(".footable-empty"));

  const draw = (): void => {
    table.classList.toggle("breakpoint-lg", !narrow.matches);
    for (const name of ["breakpoint", "breakpoint-sm"])
      table.classList.toggle(name, narrow.matches);
    const unfolded = rows.filter((row) => row.dataset["expanded"] === "true");
    for (const row of unfolded) fold(row, lesser);
    for (const row of rows) row.remove();
    for (const row of [...rows, ...heads.slice(0, 1).flatMap((head) => head.parentElement ?? [])])
      showCells(row, lesser, narrow.matches);
    for (const row of rows) {
      body.append(row);
      toggleIn(row, narrow.matches);
    }
    if (narrow.matches) for (const row of unfolded) unfold(row, lesser, heads);
  };

  draw();
  narrow.addEventListener("change", draw);
  body.addEventListener("click", ({ target }) => {
    // Only the row's own ground folds it, not the links and buttons in it.
    if (!(target instanceof Element) || !target.matches("tr, td, .footable-toggle")) return;
    const row = target.closest("tr");
    if (row === null || !narrow.matches || !rows.includes(row)) return;
    if (row.dataset["expanded"] === "true") fold(row, lesser);
    else unfold(row, lesser, heads);
  });
}

function showCells(row: Element, lesser: readonly number[], isNarrow: boolean): void {
  const cells = [...row.children].filter((cell) => cell instanceof HTMLElement);
  for (const [index, cell] of cells.entries())
    cell.style.display = isNarrow && lesser.includes(index) ? "none" : "table-cell";
  cells.at(0)?.classList.add("footable-first-visible");
  cells.at(-1)?.classList.add("footable-last-visible");
}

/** The sign in a row's first cell that says it can be unfolded. */
function toggleIn(row: HTMLTableRowElement, isNarrow: boolean): void {
  const toggle = row.querySelector(".footable-toggle");
  if (!isNarrow) toggle?.remove();
  else if (toggle === null) {
    const sign = document.createElement("span");
    sign.className = "footable-toggle fooicon fooicon-plus";
    row.cells[0]?.prepend(sign);
  }
}

function unfold(
  row: HTMLTableRowElement,
  lesser: readonly number[],
  heads: readonly HTMLElement[],
): void {
  const detail = document.createElement("tr");
  detail.className = "footable-detail-row";
  const cell = detail.insertCell();
  cell.colSpan = heads.length - lesser.length;
  const table = document.createElement("table");
  table.className = "footable-details list view table-responsive subpanel-table";
  cell.append(table);
  const body = table.createTBody();
  for (const index of lesser) {
    const line = body.insertRow();
    const label = document.createElement("th");
    label.textContent = heads[index]?.textContent.trim() ?? "";
    line.append(label);
    line.insertCell().append(...(row.cells[index]?.childNodes ?? []));
  }
  row.after(detail);
  mark(row, true);
}

function fold(row: HTMLTableRowElement, lesser: readonly number[]): void {
  const detail = row.nextElementSibling;
  if (detail?.matches(".footable-detail-row") !== true) return;
  const values = detail.querySelectorAll("table.footable-details > tbody > tr > td");
  lesser.forEach((index, at) => row.cells[index]?.append(...(values[at]?.childNodes ?? [])));
  detail.remove();
  mark(row, false);
}

function mark(row: HTMLTableRowElement, isUnfolded: boolean): void {
  row.dataset["expanded"] = String(isUnfolded);
  const sign = row.querySelector(".footable-toggle");
  sign?.classList.toggle("fooicon-minus", isUnfolded);
  sign?.classList.toggle("fooicon-plus", !isUnfolded);
}
