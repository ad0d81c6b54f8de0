import { html, type Html } from "./html.ts";
import type { Field, Layout } from "./layouts/field.ts";
import type { ListQuery } from "./page-store.ts";

/** Columns to sort by, and the buttons that turn the pages. */
export function listHead(layout: Layout, query: ListQuery, total: number): Html {
  return html`<thead>
    <tr height="20">
      <th class="td_alt">&nbsp;</th>
      <th class="td_alt quick_view_links">&nbsp;</th>
      ${layout.list.map((column) => heading(column, query))}
      <th></th>
    </tr>
    ${pagination(query, total)}
  </thead>`;
}

function heading(column: Field, query: ListQuery): Html {
  const { name, label, type } = column;
  const words = html`${label}`;
  // Addresses of e-mail are kept elsewhere: the CRM cannot sort by them.
  const content = type === "email" ? words : sortLink(name, words, query);
  return html`<th scope="col" class="${narrowClasses(column).join(" ")}">
    <div>${content}</div>
  </th>`;
}

/** Narrow windows show the name alone, those of middle width not all columns. */
export function narrowClasses({ type }: Field): string[] {
  if (type === "name") return [];
  return type === "relate" || type === "datetime" ? ["hidden-xs", "hidden-sm"] : ["hidden-xs"];
}

function sortLink(name: string, label: Html, { orderBy, descending }: ListQuery): Html {
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

function pagination({ offset, limit }: ListQuery, total: number): Html {
  const last = Math.min(offset + limit, total);
  const end = Math.max(0, Math.floor((total - 1) / limit) * limit);
  return html`<tr id="pagination" class="pagination-unique" role="presentation">
    <td colspan="18">
      <div class="paginationTable">
        ${turn("Start", 0, offset > 0)} ${turn("Prev", Math.max(0, offset - limit), offset > 0)}
        <div class="pageNumbers">(${total === 0 ? 0 : offset + 1} - ${last} of ${total})</div>
        ${turn("Next", offset + limit, last < total)} ${turn("End", end, last < total)}
      </div>
    </td>
  </tr>`;
}

const signs = { Start: "«", Prev: "‹", Next: "›", End: "»" };
const titles = { Start: "Start", Prev: "Previous", Next: "Next", End: "End" };

function turn(where: keyof typeof signs, offset: number, isPossible: boolean): Html {
  return html`<button
    type="button"
    id="listView${where}Button_top"
    name="listView${where}Button"
    title="${titles[where]}"
    class="list-view-pagination-button"
    data-offset="${offset}"
    ${isPossible ? html`` : html`disabled`}
  >
    ${signs[where]}
  </button>`;
}
