import { emailLink, phoneLink, shownText } from "../field-view.ts";
import { html, nothing, type Html } from "../html.ts";
import type { Field } from "../layouts/field.ts";
import { layoutOf, recordName } from "../layouts/layouts.ts";
import { sortLink } from "../list-head.ts";
import type { PageRecord, PageStore } from "../page-store.ts";
import type { Dashlet } from "./dashlets.ts";

/** Where a dashlet's table stands, and in which order. */
export interface DashletQuery {
  readonly offset: number;
  readonly orderBy: string;
  readonly descending: boolean;
}

const rowsShown = 5;

/** What a request asks of one dashlet; without anything it is the beginning in its usual order. */
export function dashletQuery(
  { columns, orderBy }: Dashlet,
  parameters: Readonly<Record<string, string>>,
): DashletQuery {
  const asked = parameters["order_by"] ?? "";
  const isColumn = columns.some(({ name }) => name === asked);
  return {
    offset: Math.max(0, Number.parseInt(parameters["offset"] ?? "0", 10) || 0),
    orderBy: isColumn ? asked : orderBy,
    descending: isColumn ? parameters["lvso"] === "DESC" : orderBy === "date_entered",
  };
}

/** The inside of `bd-center`: the CRM replaces all of it at each refresh. */
export function dashletTable(
  store: PageStore,
  userId: string,
  dashlet: Dashlet,
  query: DashletQuery,
): Html {
  const { records, total } = store.list(
    dashlet.module,
    { ...query, limit: rowsShown },
    (valueOf) =>
      valueOf("assigned_user_id") === userId &&
      (dashlet.fits === undefined || dashlet.fits(valueOf)),
  );
  const width = dashlet.columns.length + 10;
  return html`<table
      id="dashletPanel"
      cellpadding="0"
      cellspacing="0"
      width="100%"
      border="0"
      class="list view default dashletPanel"
    >
      <thead>
        ${pagination(query, records.length, total)}
        <tr height="20">
          ${dashlet.columns.map((column) => heading(column, query))}
          <td class="td_alt" nowrap="nowrap" width="1%">&nbsp;</td>
        </tr>
      </thead>
      <tbody>
        ${
          records.length === 0
            ? html`<tr height="20" class="oddListRowS1">
                <td colspan="${width}"><em>No Data</em></td>
              </tr>`
            : records.map((record, row) => dashletRow(store, dashlet, record, row))
        }
      </tbody>
    </table>
    <input type="hidden" id="${dashlet.id}_offset" name="${dashlet.id}_offset" value="0" />
    <input type="hidden" id="${dashlet.id}_interval" name="${dashlet.id}_interval" value="0" />`;
}

function heading(column: Field, query: DashletQuery): Html {
  const { name, label, type } = column;
  const words = type === "email" ? html`${label}` : sortLink(name, html`${label}`, query);
  return html`<th
    scope="col"
    ${type === "name" ? html`data-toggle="true"` : html`data-hide="phone"`}
  >
    <div style="white-space: normal; width:100%; text-align:left">${words}</div>
  </th>`;
}

function pagination({ offset }: DashletQuery, shown: number, total: number): Html {
  const last = offset + shown;
  const turn = (title: string, icon: string, to: number, isPossible: boolean): Html =>
    html`<button
      type="button"
      title="${title}"
      class="button"
      data-offset="${to}"
      ${isPossible ? nothing : html`disabled`}
    >
      <span class="suitepicon suitepicon-action-${icon}"></span>
    </button>`;
  const end = Math.max(0, Math.floor((total - 1) / rowsShown) * rowsShown);
  return html`<tr class="pagination" role="presentation">
    <td colspan="16" align="right">
      <table border="0" cellpadding="0" cellspacing="0" width="100%">
        <tbody>
          <tr>
            <td align="left">&nbsp;</td>
            <td align="right" nowrap="nowrap">
              ${turn("Start", "first", 0, offset > 0)}
              ${turn("Previous", "left", Math.max(0, offset - rowsShown), offset > 0)}
              <span class="pageNumbers"
                >(${total === 0 ? 0 : offset + 1} - ${last} of ${total})</span
              >
              ${turn("Next", "right", offset + rowsShown, last < total)}
              ${turn("End", "last", end, last < total)}
            </td>
          </tr>
        </tbody>
      </table>
    </td>
  </tr>`;
}

function dashletRow(store: PageStore, dashlet: Dashlet, record: PageRecord, row: number): Html {
  const line = row % 2 === 0 ? "oddListRowS1" : "evenListRowS1";
  const link = (action: string): string =>
    `index.php?${new URLSearchParams({ action, module: dashlet.module, record: record.id }).toString()}`;
  const cell = (column: Field): Html => {
    if (column.type === "name")
      return html`<td scope="row" align="left" valign="top">
        <b><a href="${link("DetailView")}">${recordName(record)}</a></b>
      </td>`;
    const content = cellContent(store, dashlet, record, column);
    return html`<td scope="row" align="left" valign="top">${content}</td>`;
  };
  return html`<tr height="20" class="${line}">
    ${dashlet.columns.map(cell)}
    <td width="1%" class="${line}" bgcolor="" nowrap="">
      <a title="Edit" class="list-view-data-icon" href="${link("EditView")}"
        ><span class="suitepicon suitepicon-action-edit"></span
      ></a>
      <a title="View" class="list-view-data-icon" href="${link("DetailView")}"
        ><span class="suitepicon suitepicon-action-view-record"></span
      ></a>
    </td>
  </tr>`;
}

function cellContent(
  store: PageStore,
  { module }: Dashlet,
  record: PageRecord,
  column: Field,
): Html {
  const text = shownText(store, record, column);
  const layout = layoutOf(module);
  if (column.type === "phone") return phoneLink(text);
  if (column.type === "email" && layout !== undefined) return emailLink(layout, record);
  if (column.type === "url" && text !== "") return html`<a href="${text}">${text}</a>`;
  return html`${text}`;
}
