import { detailEditIcon, fieldValue } from "./field-view.ts";
import { html, nothing, type Html } from "./html.ts";
import type { Field, Layout, Tab } from "./layouts/field.ts";
import { recordName } from "./layouts/layouts.ts";
import type { PageRecord, PageStore } from "./page-store.ts";
import { subpanelFrame } from "./subpanels/subpanel-view.ts";

export function detailView(store: PageStore, layout: Layout, record: PageRecord): Html {
  const tabs = layout.detail.filter(({ isFolded }) => isFolded !== true);
  return html`<div class="moduleTitle">
      <h2 class="module-title-text">${recordName(record)}</h2>
    </div>
    <div class="actionsContainer">
      <form action="index.php" method="post" name="DetailView" id="formDetailView">
        <input type="hidden" name="module" value="${layout.module}" />
        <input type="hidden" name="record" value="${record.id}" />
        <input type="hidden" name="return_module" value="" />
        <input type="hidden" name="isDuplicate" value="false" />
        <input type="hidden" name="offset" value="1" />
        <input type="hidden" name="action" value="EditView" />
      </form>
    </div>
    <div class="detail-view">
      <ul class="nav nav-tabs">
        ${tabs.map(({ label }, place) => tabLabel(label, place))}
        <li id="tab-actions">
          <input
            class="button primary"
            type="submit"
            form="formDetailView"
            name="Edit"
            id="edit_button"
            value="Edit"
          />
          ${layout.module === "Leads" ? convertLink(record) : nothing}
        </li>
      </ul>
      <div class="tab-content">
        ${tabs.map((tab, place) => tabPane(store, layout, record, tab, place))}
        ${layout.detail
          .filter(({ isFolded }) => isFolded === true)
          .map((panel, place) => foldedPanel(store, layout, record, panel, place))}
      </div>
    </div>
    <ul id="groupTabs" class="nav nav-tabs">
      <li id="All_sp_tab" class="active"><a class="current" href="#">All</a></li>
    </ul>
    <table width="100%" cellspacing="0" cellpadding="0" border="0" class="subpanelTabForm">
      <tbody>
        <tr>
          <td>
            <ul class="noBullet" id="subpanel_list">
              ${layout.subpanels.map((name) => subpanelFrame(name))}
            </ul>
          </td>
        </tr>
      </tbody>
    </table>`;
}

function convertLink({ id }: PageRecord): Html {
  const query = new URLSearchParams({ module: "Leads", action: "ConvertLead", record: id });
  return html`<a class="button" id="convert_lead_button" href="index.php?${query.toString()}"
    >Convert Lead</a
  >`;
}

/** In the page from the start, and out of sight until its heading is clicked. */
function foldedPanel(
  store: PageStore,
  layout: Layout,
  record: PageRecord,
  { label, fields }: Tab,
  place: number,
): Html {
  return html`<div class="panel panel-default">
    <div class="panel-heading">
      <a
        class="collapsed"
        role="button"
        data-toggle="collapse"
        aria-expanded="false"
        href="#top-panel-${place}"
        ><div class="col-xs-10 col-sm-11 col-md-11">${label}</div></a
      >
    </div>
    <div class="panel-body panel-collapse collapse panelContainer" id="top-panel-${place}">
      <div class="tab-content">${fieldRows(store, layout, record, fields)}</div>
    </div>
  </div>`;
}

function tabLabel(label: string, place: number): Html {
  return html`<li role="presentation" class="${place === 0 ? "active" : ""}">
    <a id="tab${place}" href="#tab-content-${place}" data-toggle="tab">${label}</a>
  </li>`;
}

function tabPane(
  store: PageStore,
  layout: Layout,
  record: PageRecord,
  { fields }: Tab,
  place: number,
): Html {
  const state = place === 0 ? "active fade in" : "fade";
  return html`<div class="tab-pane-NOBOOTSTRAPTOGGLER ${state}" id="tab-content-${place}">
    ${fieldRows(store, layout, record, fields)}
  </div>`;
}

function fieldRows(
  store: PageStore,
  layout: Layout,
  record: PageRecord,
  fields: readonly Field[],
): Html[] {
  return rowsOf(fields).map(
    (row) =>
      html`<div class="row detail-view-row">
        ${row.map((field, column) => detailItem(store, layout, record, field, column))}
      </div>`,
  );
}

/** Two fields a row; what may be long has a row of its own. */
function rowsOf(fields: readonly Field[]): Field[][] {
  const rows: Field[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    const [before] = last ?? [];
    if (last?.length === 1 && before && !isWide(before) && !isWide(field)) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

function isWide({ name, type }: Field): boolean {
  return type === "text" || type === "email" || name === "assigned_user_name";
}

function detailItem(
  store: PageStore,
  layout: Layout,
  record: PageRecord,
  field: Field,
  column: number,
): Html {
  const [item, label, value] = isWide(field) ? [12, 2, 10] : [6, 4, 8];
  const isEditable = field.type !== "datetime";
  const type = field.type === "address" ? "varchar" : field.type;
  const classes = [
    `col-xs-12 col-sm-${value} detail-view-field`,
    ...(isEditable ? ["inlineEdit"] : []),
    ...(field.type === "phone" ? ["phone"] : []),
  ];
  const span = isWide(field) ? html`colspan="3"` : nothing;
  return html`<div class="col-xs-12 col-sm-${item} detail-view-row-item" data-field="${field.name}">
    <div class="col-xs-12 col-sm-${label} label col-${column + 1}-label">${field.label}:</div>
    <div class="${classes.join(" ")}" type="${type}" field="${field.name}" ${span}>
      ${fieldValue(store, layout, record, field)} ${isEditable ? detailEditIcon : nothing}
    </div>
  </div>`;
}
