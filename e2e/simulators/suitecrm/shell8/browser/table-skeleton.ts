import { label, make } from "./elements.ts";
import { checkbox, type TableOptions } from "./table-body.ts";

/** What stands in a table's place until its rows are there. */
export function tableSkeleton({ columns, selection }: TableOptions, rows: number): HTMLElement {
  const head = make("tr");
  if (selection) head.append(make("th.primary-table-header", { scope: "col" }));
  for (const { name, type, label: text } of columns) {
    head.append(
      make(`th.primary-table-header.column-${name}.column-type-${type}`, {}, label(text)),
    );
  }
  const body = make("tbody");
  for (let row = 0; row < rows; row += 1) {
    const line = make("tr");
    if (selection) line.append(make("td", {}, checkbox()));
    for (const { name, type } of columns) {
      const box = make("div.box-loading.skeleton-column.rounded.pb-2.pt-1");
      line.append(make(`td.column-${name}.column-type-${type}`, {}, box));
    }
    body.append(line);
  }
  return make(
    "scrm-table-body-skeleton.*",
    {},
    make("table.list-view-table.striped-table.table", {}, make("thead", {}, head), body),
  );
}
