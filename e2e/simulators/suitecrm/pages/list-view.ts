import { ajaxLink, fieldValue, inlineEditIcon } from "./field-view.ts";
import { html, nothing, type Html } from "./html.ts";
import { recordName, type Field, type Layout } from "./layouts.ts";
import type { ListQuery, PageRecord, PageStore } from "./page-store.ts";

export function listView(store: PageStore, layout: Layout, query: ListQuery): Html {
  const { records, total } = store.list(layout.module, query);
  return html`<div class="moduleTitle"><h2 class="module-title-text">${layout.module}</h2></div>
    <form action="index.php" method="post" id="displayMassUpdate">
      <input type="hidden" name="module" value="${layout.module}" />
    </form>
    <form action="index.php" method="post" name="MassUpdate" id="MassUpdate">
      <input type="hidden" name="module" value="${layout.module}" />
      <input type="hidden" name="action" value="index" />
      <input type="hidden" name="order_by" value="${query.orderBy}" />
      <input type="hidden" name="descending" value="${query.descending ? "1" : "0"}" />
      <table class="list view table-responsive">
        <thead>
          <tr>
            <th></th>
            <th></th>
            ${layout.list.map((column) => heading(column))}
            <th></th>
          </tr>
          ${pagination(query, total)}
        </thead>
        <tbody>
          ${records.map((record, row) => listRow(store, layout, record, row))}
        </tbody>
      </table>
    </form>`;
}

function heading(column: Field): Html {
  return html`<th scope="col" class="${hiddenClass(column)}">
    <button class="listViewThLinkS1" name="sort" value="${column.name}">${column.label}</button>
  </th>`;
}

function pagination({ offset, limit }: ListQuery, total: number): Html {
  const last = Math.min(offset + limit, total);
  return html`<tr class="pagination">
    <td colspan="20">
      <button
        name="offset"
        value="${Math.max(0, offset - limit)}"
        title="Previous"
        ${offset === 0 ? html`disabled` : nothing}
      >
        Previous
      </button>
      <span class="pageNumbers">(${offset + 1} - ${last} of ${total})</span>
      <button
        name="offset"
        value="${offset + limit}"
        title="Next"
        ${last >= total ? html`disabled` : nothing}
      >
        Next
      </button>
    </td>
  </tr>`;
}

function listRow(store: PageStore, layout: Layout, record: PageRecord, row: number): Html {
  const link = { module: layout.module, record: record.id };
  const email = record.attributes["email1"] ?? "";
  const cell = (column: Field): Html => {
    if (column.type === "name") {
      return html`<td scope="row" type="name" field="name" class="inlineEdit">
        <b><a href="${ajaxLink({ ...link, action: "DetailView" })}">${recordName(record)}</a></b
        >${inlineEditIcon}
      </td>`;
    }
    if (column.type === "email") {
      return html`<td type="varchar" field="email1" class="hidden-xs">
        <a
          class="email-link"
          data-module="${layout.module}"
          data-record-id="${record.id}"
          data-module-name="${recordName(record)}"
          >${email}</a
        >
      </td>`;
    }
    const editable = column.type === "datetime" ? nothing : inlineEditIcon;
    return html`<td type="${column.type}" field="${column.name}" class="${cellClass(column)}">
      ${fieldValue(store, record, column)}${editable}
    </td>`;
  };
  return html`<tr height="20" class="${row % 2 === 0 ? "oddListRowS1" : "evenListRowS1"}">
    <td>
      <input
        title="Select this row"
        type="checkbox"
        class="listview-checkbox"
        name="mass[]"
        value="${record.id}"
      />
    </td>
    <td>
      <a
        class="edit-link"
        title="Edit"
        id="edit-${record.id}"
        href="index.php?${new URLSearchParams({ ...link, action: "EditView" }).toString()}"
      ></a>
    </td>
    ${layout.list.map(cell)}
    <td><span id="adspan_${record.id}"></span></td>
  </tr>`;
}

function hiddenClass({ type }: Field): string {
  return type === "name" ? "" : "hidden-xs";
}

function cellClass(column: Field): string {
  return [
    "hidden-xs",
    column.type === "datetime" ? "" : "inlineEdit",
    column.type === "phone" ? "phone" : "",
  ]
    .filter(Boolean)
    .join(" ");
}
