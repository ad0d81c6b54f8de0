import { emailLink, recordLink, shownText } from "../field-view.ts";
import { html, nothing, type Html } from "../html.ts";
import type { Field, SubpanelName } from "../layouts/field.ts";
import { layoutOf, recordName } from "../layouts/layouts.ts";
import { sortLink } from "../list-head.ts";
import type { ModuleRecord, PageStore } from "../page-store.ts";
import { subpanelRows, type SubpanelQuery } from "./subpanel-query.ts";
import { subpanels, type Subpanel } from "./subpanels.ts";

/** The empty frame of a subpanel; its rows are fetched when it is open. */
export function subpanelFrame(name: SubpanelName): Html {
  return html`<li class="noBullet useFooTable" id="whole_subpanel_${name}" style="display: block;">
    <div class="panel panel-default sub-panel">
      <div class="panel-heading panel-heading-collapse">
        <a
          id="subpanel_title_${name}"
          class=""
          role="button"
          data-toggle="collapse"
          href="#subpanel_${name}"
          aria-expanded="true"
        >
          <div class="col-xs-10 col-sm-11 col-md-11">
            <div>
              <span class="suitepicon suitepicon-module-${name} subpanel-icon"></span>
              ${subpanels[name].title}
            </div>
          </div>
        </a>
      </div>
      <div class="panel-body panel-collapse collapse in" id="subpanel_${name}" aria-expanded="true">
        <div class="tab-content"><div id="list_subpanel_${name}"></div></div>
      </div>
    </div>
  </li>`;
}

/** What `#list_subpanel_NAME` holds: the server's table, before FooTable arranges it. */
export function subpanelContent(
  store: PageStore,
  name: SubpanelName,
  parent: { readonly module: string; readonly id: string },
  query: SubpanelQuery,
): Html {
  const subpanel = subpanels[name];
  const { rows, total } = subpanelRows(store, name, parent, query);
  return html`<input type="hidden" name="show_plus" value="" />
    <table
      cellpadding="0"
      cellspacing="0"
      border="0"
      class="list view table-responsive subpanel-table"
      data-empty="No results found."
      data-breakpoints='{ "xs": 754, "sm": 750, "md": 768, "lg": 992}'
    >
      <thead>
        <tr class="footable-header">
          <th data-type="html">&nbsp;</th>
          ${subpanel.columns.map((column) => heading(column, query))}
          <th data-type="html"></th>
        </tr>
        ${pagination(query, rows.length, total)}
      </thead>
      <tbody>
        ${
          rows.length > 0
            ? rows.map((entry, place) => row(store, subpanel, entry, place))
            : html`<tr class="footable-empty">
                <td colspan="9">No results found.</td>
              </tr>`
        }
      </tbody>
    </table>`;
}

function heading(
  { name, label, type, isAlwaysShown }: Subpanel["columns"][number],
  query: SubpanelQuery,
) {
  const words = type === "email" ? html`${label}` : sortLink(name, html`${label}`, query);
  const breakpoints = type === "name" || isAlwaysShown === true ? "" : "xs sm";
  return html`<th data-breakpoints="${breakpoints}" data-type="html">${words}</th>`;
}

function pagination({ offset, limit }: SubpanelQuery, shown: number, total: number): Html {
  const last = offset + shown;
  const turn = (title: string, icon: string, to: number, isPossible: boolean): Html =>
    html`<button
      type="button"
      name="listView${title}Button"
      title="${title}"
      class="button"
      data-offset="${to}"
      ${isPossible ? nothing : html`disabled`}
    >
      <span class="suitepicon suitepicon-action-${icon}"></span>
    </button>`;
  return html`<tr class="pagination" role="presentation">
    <td colspan="20" align="right">
      <table border="0" cellpadding="0" cellspacing="0" width="100%">
        <tbody>
          <tr>
            <td align="left"></td>
            <td nowrap="" align="right">
              ${turn("Previous", "left", Math.max(0, offset - limit), offset > 0)}
              <span class="pageNumbers"
                >(${total === 0 ? 0 : offset + 1} - ${last} of ${total})</span
              >
              ${turn("Next", "right", offset + limit, last < total)}
            </td>
          </tr>
        </tbody>
      </table>
    </td>
  </tr>`;
}

function row(
  store: PageStore,
  { hasTools, columns }: Subpanel,
  entry: ModuleRecord,
  place: number,
) {
  const { module, record } = entry;
  const tools = hasTools
    ? html`<li class="sugar_action_button">
        <a href="#" class="listViewTdToolsS1" id="${module.toLowerCase()}_edit_${place + 1}"
          >Edit</a
        >
      </li>`
    : nothing;
  return html`<tr class="${place % 2 === 0 ? "oddListRowS1" : "evenListRowS1"}">
    <td>&nbsp;</td>
    ${columns.map((column) => html`<td>${cell(store, entry, column)}</td>`)}
    <td>
      <ul id="${record.id}" class="clickMenu SugarActionMenu">
        ${tools}
      </ul>
    </td>
  </tr>`;
}

/** Rows of subpanels carry no marks of type or field, only the link. */
function cell(store: PageStore, { module, record }: ModuleRecord, column: Field): Html {
  const layout = layoutOf(module);
  if (column.type === "name") {
    const href = layout === undefined ? "#" : recordLink(module, record.id);
    return html`<a href="${href}">${recordName(record)}</a>`;
  }
  if (column.type === "email") return layout === undefined ? nothing : emailLink(layout, record);
  const text = shownText(store, record, column);
  // Here, and only here, even an empty field becomes a link.
  return column.type === "phone" ? html`<a href="tel:${text}">${text}</a>` : html`${text}`;
}
