import { shell } from "../document.ts";
import { shownText } from "../field-view.ts";
import { html, nothing, type Html } from "../html.ts";
import type { Field, Layout } from "../layouts/field.ts";
import { recordName } from "../layouts/layouts.ts";
import type { PageRecord, PageStore } from "../page-store.ts";
import type { Subtheme } from "../subtheme.ts";

type Parameters = Readonly<Record<string, string>>;

/** Of the people who sign in even the number is shown; of everybody else only what tells them apart. */
function popupColumns({ module, list }: Layout): Field[] {
  const isAboutUsers = module === "Users" || module === "Employees";
  return list.filter(
    ({ type }) => type !== "datetime" && (isAboutUsers || (type !== "phone" && type !== "email")),
  );
}

/** The window in which a record is chosen for a form: a click anywhere in a row chooses it. */
export function popupPage(
  store: PageStore,
  subtheme: Subtheme,
  layout: Layout,
  parameters: Parameters,
): string {
  const { module } = layout;
  const wanted = (parameters["name_advanced"] ?? "").toLowerCase();
  const { records, total } = store.list(
    module,
    { offset: 0, limit: 20, orderBy: "name", descending: false },
    (valueOf) => valueOf("name").toLowerCase().includes(wanted),
  );
  const columns = popupColumns(layout);
  const content = html`${title(`${module} Search`)}
    <table cellpadding="0" cellspacing="0" border="0" width="100%" class="edit view">
      <tbody>
        <tr>
          <td>
            <form action="index.php" method="post" name="popup_query_form" id="popup_query_form">
              <label for="name_advanced">Name</label>
              <input type="text" name="name_advanced" id="name_advanced" value="${wanted}" />
              <input type="hidden" name="module" value="${module}" />
              <input type="hidden" name="action" value="Popup" />
              <input type="hidden" name="query" value="true" />
              <input type="submit" class="button" id="search_form_submit" value="Search" />
            </form>
          </td>
        </tr>
      </tbody>
    </table>
    ${title(module)}
    <table cellpadding="0" cellspacing="0" width="100%" border="0" class="list view">
      <thead>
        <tr height="20">
          ${columns.map(
            ({ label, type }) =>
              html`<th
                scope="col"
                ${type === "name" ? html`data-toggle="true"` : html`data-hide="phone,tablet"`}
              >
                <div style="white-space: normal; width:100%; text-align:left">${label}</div>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${records.map((record, row) => popupRow(store, module, columns, record, row))}
      </tbody>
      <tfoot>
        <tr class="pagination" role="presentation">
          <td colspan="10" align="right">
            <span class="pageNumbers">(1 - ${records.length} of ${total})</span>
          </td>
        </tr>
      </tfoot>
    </table>`;
  return shell(subtheme, "SuiteCRM", content, "popupBody");
}

function title(words: string): Html {
  return html`<table
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    class="formHeader h3Row"
  >
    <tbody>
      <tr>
        <td nowrap="">
          <h3><span>${words}</span></h3>
        </td>
      </tr>
    </tbody>
  </table>`;
}

function popupRow(
  store: PageStore,
  module: string,
  columns: readonly Field[],
  record: PageRecord,
  row: number,
): Html {
  const line = row % 2 === 0 ? "oddListRowS1" : "evenListRowS1";
  return html`<tr height="20" class="${line}">
    ${columns.map(
      (column) =>
        html`<td scope="row" align="left" valign="top" class="${line}" bgcolor="">
          ${popupCell(store, module, record, column)}
        </td>`,
    )}
  </tr>`;
}

/** The record stands in the handler alone; the link, a number's too, leads nowhere. */
function popupCell(store: PageStore, module: string, record: PageRecord, column: Field): Html {
  const text = column.type === "name" ? recordName(record) : shownText(store, record, column);
  if (column.type === "enum") return text === "" ? nothing : html`${text}`;
  return html`<a href="javascript:void(0)" onclick="send_back('${module}','${record.id}');"
    >${text}</a
  >`;
}
