import { fieldValue, inlineEditIcon } from "./field-view.ts";
import { html, nothing, type Html } from "./html.ts";
import { recordName, type Field, type Layout } from "./layouts.ts";
import type { PageRecord, PageStore } from "./page-store.ts";
import { subpanelFrame } from "./subpanels.ts";

export function detailView(store: PageStore, layout: Layout, record: PageRecord): Html {
  const { module } = layout;
  const edit = new URLSearchParams({ module, action: "EditView", record: record.id }).toString();
  return html`<div class="moduleTitle">
      <h2 class="module-title-text">${recordName(record)}</h2>
      <a id="edit_button" href="index.php?${edit}">Edit</a>
    </div>
    <form action="index.php" method="post" name="DetailView" id="formDetailView">
      <input type="hidden" name="module" value="${module}" />
      <input type="hidden" name="record" value="${record.id}" />
      <input type="hidden" name="action" value="EditView" />
    </form>
    <div class="detail-view">
      <div class="tab-content">
        <div class="row detail-view-row">
          ${layout.detail.map((field) => detailItem(store, record, field))}
        </div>
      </div>
    </div>
    <ul class="noBullet" id="groupTabs">
      ${layout.subpanels.map((name) => subpanelFrame(name))}
    </ul>`;
}

function detailItem(store: PageStore, record: PageRecord, field: Field): Html {
  const phone = field.type === "phone" ? "phone" : "";
  const editable = field.type === "datetime" ? nothing : inlineEditIcon;
  return html`<div class="col-xs-12 col-sm-6 detail-view-row-item" data-field="${field.name}">
    <div class="col-xs-12 col-sm-4 label">${field.label}:</div>
    <div
      class="col-xs-12 col-sm-8 detail-view-field inlineEdit ${phone}"
      type="${field.type}"
      field="${field.name}"
    >
      ${fieldValue(store, record, field)}${editable}
    </div>
  </div>`;
}
