import { ajaxLink, emailLink, listEditIcon, phoneLink, shownText } from "./field-view.ts";
import { html, nothing, type Html } from "./html.ts";
import type { Field, Layout } from "./layouts/field.ts";
import { recordName } from "./layouts/layouts.ts";
import { listHead, narrowClasses } from "./list-head.ts";
import { listFieldNames } from "./list-query.ts";
import type { ListQuery, PageRecord, PageStore } from "./page-store.ts";

export function listView(store: PageStore, layout: Layout, query: ListQuery): Html {
  const { records, total } = store.list(layout.module, query);
  const names = listFieldNames(layout);
  return html`<div class="moduleTitle">
      <h2 class="module-title-text">&nbsp;${layout.module}</h2>
      <span class="utils"
        ><a
          id="create_link"
          class="utilsLink"
          href="${ajaxLink({ module: layout.module, action: "EditView" })}"
          >Create</a
        ></span
      >
    </div>
    <div class="listViewBody">
      <form action="index.php" method="post" name="displayMassUpdate" id="displayMassUpdate">
        <input type="hidden" name="mu" value="false" />
        <input type="hidden" name="module" value="${layout.module}" />
        <input type="hidden" name="action" value="index" />
      </form>
      <form action="index.php" method="post" name="MassUpdate" id="MassUpdate">
        <input type="hidden" name="return_action" value="index" />
        <input type="hidden" name="return_module" value="${layout.module}" />
        <input type="hidden" name="massupdate" value="true" />
        <input type="hidden" name="module" value="${layout.module}" />
        <input type="hidden" name="action" value="MassUpdate" />
        <input type="hidden" name="lvso" value="${query.descending ? "DESC" : "ASC"}" />
        <input type="hidden" name="${names.orderBy}" value="${query.orderBy}" />
        <input type="hidden" name="${names.offset}" value="${query.offset}" />
        <div class="list-view-rounded-corners">
          <table cellpadding="0" cellspacing="0" border="0" class="list view table-responsive">
            ${listHead(layout, query, total)}
            <tbody>
              ${records.map((record, row) => listRow(store, layout, record, row))}
            </tbody>
          </table>
        </div>
      </form>
    </div>`;
}

function listRow(store: PageStore, layout: Layout, record: PageRecord, row: number): Html {
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
    ${layout.list.map((column) => listCell(store, layout, record, column))}
    <td><span id="adspan_${record.id}"></span></td>
  </tr>`;
}

function listCell(store: PageStore, layout: Layout, record: PageRecord, column: Field): Html {
  const { name, type } = column;
  if (type === "name") {
    const query = { module: layout.module, return_module: layout.module, action: "DetailView" };
    return html`<td
      scope="row"
      align="left"
      valign="top"
      type="name"
      field="name"
      class="inlineEdit"
    >
      <b
        ><a href="${ajaxLink({ ...query, record: record.id })}">${recordName(record)}</a
        >${listEditIcon}</b
      >
    </td>`;
  }
  const isEditable = type !== "datetime";
  const classes = [
    ...narrowClasses(column),
    ...(isEditable ? ["inlineEdit"] : []),
    ...(type === "phone" ? ["phone"] : []),
  ];
  return html`<td
    align="left"
    valign="top"
    type="${type === "email" ? "varchar" : type}"
    field="${name}"
    class="${classes.join(" ")}"
  >
    ${cellValue(store, layout, record, column)}${isEditable ? listEditIcon : nothing}
  </td>`;
}

function cellValue(store: PageStore, layout: Layout, record: PageRecord, column: Field): Html {
  const text = shownText(store, record, column);
  if (column.type === "phone") return phoneLink(text);
  if (column.type === "email") return emailLink(layout, record);
  if (column.type !== "relate") return html`${text}`;
  const user = record.attributes["assigned_user_id"] ?? "";
  const query = new URLSearchParams({ module: "Employees", action: "DetailView", record: user });
  return html`<a href="index.php?${query.toString()}">${text}</a>`;
}
