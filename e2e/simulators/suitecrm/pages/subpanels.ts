import { ajaxLink, phoneLink, shownText } from "./field-view.ts";
import { html, type Html } from "./html.ts";
import type { Field } from "./layouts/field.ts";
import { layoutOf, recordName } from "./layouts/layouts.ts";
import type { PageRecord, PageStore } from "./page-store.ts";

export type Subpanel = "history" | "contacts";
const titles: Record<Subpanel, string> = { history: "History", contacts: "Contacts" };

/** The empty frame of a subpanel; its rows are fetched when it is open. */
export function subpanelFrame(name: Subpanel): Html {
  return html`<li class="noBullet useFooTable" id="whole_subpanel_${name}">
    <div class="panel panel-default sub-panel">
      <div class="panel-heading">
        <a id="subpanel_title_${name}" role="button" href="#subpanel_${name}" aria-expanded="true"
          >${titles[name]}</a
        >
      </div>
      <div class="panel-body panel-collapse" id="subpanel_${name}">
        <div class="tab-content"><div id="list_subpanel_${name}"></div></div>
      </div>
    </div>
  </li>`;
}

export function isSubpanel(name: string): name is Subpanel {
  return Object.hasOwn(titles, name);
}

export function subpanelContent(
  store: PageStore,
  name: Subpanel,
  module: string,
  id: string,
): Html {
  return name === "history" ? history(store, module, id) : contacts(store, id);
}

function history(store: PageStore, module: string, id: string): Html {
  const columns: Field[] = [
    { name: "name", label: "Subject", type: "name" },
    { name: "status", label: "Status", type: "enum" },
    { name: "date_start", label: "Start Date", type: "datetime" },
    { name: "assigned_user_name", label: "User", type: "relate" },
  ];
  const rows = store
    .history(module, id)
    .map((entry) => row(store, entry.module, entry.record, columns));
  return table(columns, rows);
}

function contacts(store: PageStore, accountId: string): Html {
  const columns: Field[] = [
    { name: "name", label: "Name", type: "name" },
    { name: "primary_address_country", label: "Country", type: "varchar" },
    { name: "phone_work", label: "Office Phone", type: "phone" },
  ];
  return table(
    columns,
    store.contactsOf(accountId).map((record) => row(store, "Contacts", record, columns)),
  );
}

function table(columns: readonly Field[], rows: readonly Html[]): Html {
  const head = columns.map(
    ({ label, type }) =>
      html`<th data-breakpoints="${type === "name" ? "" : "xs sm"}">${label}</th>`,
  );
  return html`<table
    class="list view table-responsive subpanel-table footable"
    data-empty="No results found."
  >
    <thead>
      <tr class="footable-header">
        <th></th>
        ${head}
        <th></th>
      </tr>
    </thead>
    <tbody>
      ${
        rows.length > 0
          ? rows
          : html`<tr class="footable-empty">
              <td colspan="9">No results found.</td>
            </tr>`
      }
    </tbody>
  </table>`;
}

function row(
  store: PageStore,
  module: string,
  record: PageRecord,
  columns: readonly Field[],
): Html {
  const cell = (column: Field): Html => {
    if (column.type === "name") {
      const href = layoutOf(module)
        ? ajaxLink({ module, action: "DetailView", record: record.id })
        : "#";
      return html`<td><a href="${href}">${recordName(record)}</a></td>`;
    }
    const text = shownText(store, record, column);
    // Rows of subpanels carry no marks of type or field, only the link.
    if (column.type === "phone") return html`<td>${phoneLink(text)}</td>`;
    return html`<td>${text}</td>`;
  };
  return html`<tr class="oddListRowS1">
    <td></td>
    ${columns.map(cell)}
    <td><ul id="${record.id}" class="clickMenu SugarActionMenu"></ul></td>
  </tr>`;
}
