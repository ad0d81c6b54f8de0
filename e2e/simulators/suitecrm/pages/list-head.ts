import { html, type Html } from "./html.ts";
import type { Field } from "./layouts/field.ts";
import { listPagination } from "./list-pagination.ts";
import type { ListQuery } from "./page-store.ts";

/** Columns to sort by, and the buttons that turn the pages. */
export function listHead(
  columns: readonly Field[],
  query: ListQuery,
  total: number,
  bulkActions: Html,
): Html {
  return html`<thead>
    <tr height="20">
      <th class="td_alt">&nbsp;</th>
      <th class="td_alt quick_view_links">&nbsp;</th>
      ${columns.map((column, place) => heading(column, place, query))}
      <th></th>
    </tr>
    ${listPagination("top", query, total, bulkActions)}
  </thead>`;
}

function heading(column: Field, place: number, query: ListQuery): Html {
  const { name, label, type } = column;
  const words = html`${label}`;
  // Addresses of e-mail are kept elsewhere: the CRM cannot sort by them.
  const content = type === "email" ? words : sortLink(name, words, query);
  const marks =
    type === "name"
      ? html`data-toggle="true"`
      : html`data-breakpoints="${place > lastInMiddle ? "md" : "xs sm"}"`;
  return html`<th scope="col" ${marks} class="${narrowClasses(column, place).join(" ")}">
    <div>${content}</div>
  </th>`;
}

/** The last column, counted from 0, that a window of middle width still shows. */
const lastInMiddle = 4;

/** Narrow windows show the name alone, those of middle width the first five columns. */
export function narrowClasses({ type }: Field, place: number): string[] {
  if (type === "name") return [];
  return place > lastInMiddle ? ["hidden-xs", "hidden-sm"] : ["hidden-xs"];
}

/** A heading that sorts by its column. */
export function sortLink(
  name: string,
  label: Html,
  { orderBy, descending }: Pick<ListQuery, "orderBy" | "descending">,
): Html {
  const isSorted = orderBy === name;
  const state = !isSorted ? "none" : descending ? "descending" : "ascending";
  return html`<a
    href="#"
    class="listViewThLinkS1"
    data-order-by="${name}"
    data-order="${isSorted && !descending ? "DESC" : "ASC"}"
    >${label} <span class="suitepicon suitepicon-action-sorting-${state}" title="Sort"></span
  ></a>`;
}
