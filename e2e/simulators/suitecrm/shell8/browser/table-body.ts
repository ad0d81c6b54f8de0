import type { ShellField, ShellRecord } from "../answers.ts";
import { anchors, icon, label, make, on } from "./elements.ts";
import { detailsButton } from "./details-button.ts";
import { FieldView, type FieldLinks } from "./field.ts";
import { lineActions } from "./line-actions.ts";

export interface Sorting {
  readonly orderBy: string;
  readonly descending: boolean;
}

export interface TableOptions {
  readonly columns: readonly ShellField[];
  /** Columns the window has no room for: shown in the row's details. */
  readonly hidden: readonly ShellField[];
  readonly selection: boolean;
  readonly links: FieldLinks;
  /** Legacy name of the rows' module; none where lines have no actions. */
  readonly actionsOf?: string;
  readonly sort?: (sorting: Sorting) => void;
  readonly sorting?: Sorting;
  readonly firstOffset: number;
}

/** The real table: its rows carry no record's id. */
export function cdkTable(options: TableOptions, records: readonly ShellRecord[]): HTMLElement {
  const table = make(
    "table.cdk-table.list-view-table.striped-table.table.*",
    { "cdk-table": "", "aria-describedby": "table-body", role: "table" },
    make("thead.*", { role: "rowgroup" }, headRow(options)),
    make("tbody.*", { role: "rowgroup" }),
  );
  appendRows(table, options, records);
  return table;
}

/** More rows below those that stand, which stay as they are. */
export function appendRows(
  table: HTMLElement,
  options: TableOptions,
  records: readonly ShellRecord[],
): void {
  const body = table.querySelector("tbody");
  const before = body?.childElementCount ?? 0;
  records.forEach((record, place) =>
    body?.append(bodyRow(options, record, options.firstOffset + before + place)),
  );
}

function headRow(options: TableOptions): HTMLElement {
  const row = make("tr.cdk-header-row.*", { role: "row", "cdk-header-row": "" });
  const head = (selector: string, ...children: readonly Node[]): HTMLElement =>
    make(
      `th.cdk-header-cell.primary-table-header${selector}.*`,
      { role: "columnheader", "cdk-header-cell": "", scope: "col" },
      ...children,
    );
  if (options.selection) row.append(head(".cdk-column-checkbox"));
  if (options.hidden.length > 0) row.append(head(".show-more-column.cdk-column-show-more"));
  for (const column of options.columns)
    row.append(head(columnClasses(column), ...title(column, options)));
  row.append(head(".cdk-column-line-actions"));
  return row;
}

function title(column: ShellField, { sort, sorting }: TableOptions): Node[] {
  const text = label(column.label);
  if (sort === undefined || column.name === "email1") return [text, ...anchors(1)];
  const isSorted = sorting?.orderBy === column.name;
  const descending = isSorted && !sorting.descending;
  const link = make(
    "a.btn.btn-sm.p-0.sort-button.*",
    {},
    icon(isSorted ? "sort-active" : "sort", "scrm-image.sort-icon.sicon"),
  );
  on(link, "click", () => sort({ orderBy: column.name, descending }));
  return [text, make("scrm-sort-button.*", {}, link, ...anchors(1)), ...anchors(1)];
}

function bodyRow(options: TableOptions, record: ShellRecord, offset: number): HTMLElement {
  const links = { ...options.links, offset };
  const row = make("tr.cdk-row.*", { role: "row", "cdk-row": "" });
  const cell = (selector: string, ...children: readonly Node[]): HTMLElement =>
    make(`td.cdk-cell${selector}.*`, { "cdk-cell": "", role: "cell" }, ...children);
  if (options.selection) row.append(cell(".cdk-column-checkbox", checkbox()));
  if (options.hidden.length > 0) {
    const more = detailsButton(options.hidden, record, links);
    row.append(cell(".show-more-column.cdk-column-show-more", more, ...anchors(1)));
  }
  for (const column of options.columns) {
    const view = new FieldView(column, "list");
    view.showDetail(record, links);
    const place = cell(columnClasses(column), view.element);
    place.style.width = "auto";
    row.append(place);
  }
  row.append(cell(".cdk-column-line-actions", ...lineActions(options, record)));
  return row;
}

export function checkbox(): HTMLElement {
  return make(
    "label.checkbox-container",
    {},
    make("input", { type: "checkbox", "aria-hidden": "true" }),
    make("span.checkmark"),
  );
}

function columnClasses({ name, type }: ShellField): string {
  return `.cdk-column-${name}.column-${name}.column-type-${type}`;
}
