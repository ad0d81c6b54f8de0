import { html, type Html } from "./html.ts";
import { recordName, type Field, type Layout } from "./layouts.ts";
import type { PageRecord } from "./page-store.ts";

const readOnly = new Set(["name", "assigned_user_name", "date_entered", "parent_name", "duration"]);

/** Fields of the form: the parts of the name, then what the detail view shows and a person may change. */
export function editableFields(layout: Layout): Field[] {
  return [...layout.nameFields, ...layout.detail.filter(({ name }) => !readOnly.has(name))];
}

export function editView(layout: Layout, record: PageRecord | undefined): Html {
  const title = record ? recordName(record) : "Create";
  return html`<div class="moduleTitle"><h2 class="module-title-text">${title}</h2></div>
    <form action="index.php" method="POST" name="EditView" id="EditView">
      <input type="hidden" name="module" value="${layout.module}" />
      <input type="hidden" name="record" value="${record?.id ?? ""}" />
      <input type="hidden" name="action" value="Save" />
      <div class="buttons">
        <input type="submit" class="button primary" name="button" value="Save" id="SAVE" />
      </div>
      <div class="row edit-view-row">
        ${editableFields(layout).map((field) => editItem(field, record))}
      </div>
    </form>`;
}

function editItem({ name, label, type }: Field, record: PageRecord | undefined): Html {
  const value = record?.attributes[name] ?? "";
  return html`<div class="col-xs-12 col-sm-6 edit-view-row-item" data-field="${name}">
    <label class="col-xs-12 col-sm-4 label" for="${name}">${label}:</label>
    <div class="col-xs-12 col-sm-8 edit-view-field" type="${type}" field="${name}">
      ${input(name, type, value)}
    </div>
  </div>`;
}

function input(name: string, type: Field["type"], value: string): Html {
  if (type === "text")
    return html`<textarea id="${name}" name="${name}" rows="6">${value}</textarea>`;
  const length = type === "phone" ? 100 : 255;
  return html`<input
    type="text"
    name="${name}"
    id="${name}"
    size="30"
    maxlength="${length}"
    value="${value}"
    class="${type === "phone" ? "phone" : ""}"
  />`;
}
