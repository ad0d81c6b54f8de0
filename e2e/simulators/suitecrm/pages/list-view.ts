import { emailLink, listEditIcon, phoneLink, recordLink, shownText } from "./field-view.ts";
import { html, nothing, type Html } from "./html.ts";
import type { Field, Layout } from "./layouts/field.ts";
import { moduleTitle, recordName } from "./layouts/layouts.ts";
import { listHead, narrowClasses } from "./list-head.ts";
import { listPagination } from "./list-pagination.ts";
import type { ListChoice } from "./list-preferences.ts";
import { listFieldNames, shownColumns } from "./list-query.ts";
import { bulkActions, massUpdateForm } from "./mass-update.ts";
import type { ListQuery, PageRecord, PageStore } from "./page-store.ts";

/** A list as its user has arranged it. */
export function listView(
  store: PageStore,
  layout: Layout,
  query: ListQuery,
  choice: ListChoice,
): Html {
  const { records, total } = store.list(layout.module, query);
  const columns = shownColumns(layout, choice);
  const names = listFieldNames(layout);
  const order = choice.orderBy === undefined ? "" : query.descending ? "DESC" : "ASC";
  return html`<div class="moduleTitle">
      <h2 class="module-title-text">&nbsp;${moduleTitle(layout.module)}</h2>
      <span class="utils"
        ><a id="create_link" class="utilsLink" href="${recordLink(layout.module, "", "EditView")}"
          >Create</a
        ></span
      >
    </div>
    <div class="listViewBody">
      ${displayForm(layout, choice)}
      <form action="index.php" method="post" name="MassUpdate" id="MassUpdate">
        <input type="hidden" name="return_action" value="index" />
        <input type="hidden" name="return_module" value="${layout.module}" />
        <input type="hidden" name="massupdate" value="true" />
        <input type="hidden" name="delete" value="false" />
        <input type="hidden" name="merge" value="false" />
        <input type="hidden" name="module" value="${layout.module}" />
        <input type="hidden" name="action" value="MassUpdate" />
        <input type="hidden" name="lvso" value="${order}" />
        <input type="hidden" name="${names.orderBy}" value="${choice.orderBy ?? ""}" />
        <input type="hidden" name="${names.offset}" value="${query.offset}" />
        <div class="list-view-rounded-corners">
          <table cellpadding="0" cellspacing="0" border="0" class="list view table-responsive">
            ${listHead(columns, query, total, bulkActions(layout))}
            <tbody>
              ${records.map((record, row) => listRow(store, layout, columns, record, row))}
            </tbody>
            <tfoot>
              ${listPagination("bottom", query, total, nothing)}
            </tfoot>
          </table>
        </div>
        ${massUpdateForm(layout)}
      </form>
    </div>`;
}

/** Names the module, and the columns once somebody chose them, where rows may be changed at all. */
function displayForm({ module, massUpdate }: Layout, { columns }: ListChoice): Html {
  if (massUpdate.length === 0) return nothing;
  const shown = (columns ?? []).map((name) => name.toUpperCase()).join("|");
  return html`<form
    action="index.php"
    method="post"
    name="displayMassUpdate"
    id="displayMassUpdate"
  >
    <input type="hidden" name="mu" value="false" />
    <input type="hidden" name="module" value="${module}" />
    <input type="hidden" name="action" value="index" />
    ${
      columns === undefined
        ? nothing
        : html`<input type="hidden" name="displayColumns" value="${shown}" />`
    }
  </form>`;
}

function listRow(
  store: PageStore,
  layout: Layout,
  columns: readonly Field[],
  record: PageRecord,
  row: number,
): Html {
  const { module } = layout;
  const edit = new URLSearchParams({
    module,
    return_module: module,
    action: "EditView",
    record: record.id,
  });
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
      <a class="edit-link" title="Edit" id="edit-${record.id}" href="index.php?${edit.toString()}">
        <span class="suitepicon suitepicon-action-edit"></span
      ></a>
    </td>
    ${columns.map((column, place) => listCell(store, layout, record, { column, place }))}
    <td align="right">${detailsIcon(layout, record)}</td>
  </tr>`;
}

/** The i that opens the dialog with more about a record. */
function detailsIcon({ details }: Layout, { id }: PageRecord): Html {
  if (details.length === 0) return nothing;
  return html`<span id="adspan_${id}" style="position: relative;"
    ><span class="suitepicon suitepicon-action-info" title="Additional Details"></span
  ></span>`;
}

function listCell(
  store: PageStore,
  layout: Layout,
  record: PageRecord,
  { column, place }: { readonly column: Field; readonly place: number },
): Html {
  const { name, type } = column;
  if (type === "name") {
    return html`<td
      scope="row"
      align="left"
      valign="top"
      type="name"
      field="name"
      class=" inlineEdit"
    >
      <b
        ><a href="${recordLink(layout.module, record.id)}">${recordName(record)}</a
        >${listEditIcon}</b
      >
    </td>`;
  }
  const isEditable = type !== "datetime";
  const classes = [
    ...narrowClasses(column, place),
    ...(isEditable ? ["inlineEdit"] : []),
    ...(type === "phone" ? ["phone"] : []),
  ];
  return html`<td
    align="left"
    valign="top"
    type="${cellType(column)}"
    field="${name}"
    class="${classes.join(" ")}"
  >
    ${cellValue(store, layout, record, column)}${isEditable ? listEditIcon : nothing}
  </td>`;
}

function cellType({ name, type }: Field): string {
  if (name === "parent_name") return "parent";
  return type === "email" ? "varchar" : type;
}

function cellValue(store: PageStore, layout: Layout, record: PageRecord, column: Field): Html {
  const { attributes } = record;
  const text = shownText(store, record, column);
  if (column.type === "phone") return phoneLink(text);
  if (column.type === "email") return emailLink(layout, record);
  if (column.type !== "relate") return html`${text}`;
  const href =
    column.name === "parent_name"
      ? recordLink(attributes["parent_type"] ?? "", attributes["parent_id"] ?? "")
      : recordLink("Employees", attributes["assigned_user_id"] ?? "");
  return html`<a href="${href}">${text}</a>`;
}
