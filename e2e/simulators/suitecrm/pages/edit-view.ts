import { addressFields } from "./address-view.ts";
import { html, type Html } from "./html.ts";
import type { Field, Layout } from "./layouts/field.ts";
import { recordName } from "./layouts/layouts.ts";
import type { PageRecord } from "./page-store.ts";

const readOnly = new Set([
  "name",
  "full_name",
  "assigned_user_name",
  "date_entered",
  "date_modified",
  "parent_name",
  "duration",
]);

/** Fields of the form: the parts of the name, then what the detail view shows and a person may change. */
export function editableFields(layout: Layout): Field[] {
  const shown = layout.detail
    .flatMap(({ fields }) => fields)
    .filter(({ name }) => !readOnly.has(name))
    .flatMap((field) => (field.type === "address" ? addressFields(field) : [field]));
  return [...layout.nameFields, ...shown];
}

export function editView(layout: Layout, record: PageRecord | undefined): Html {
  const title = record ? recordName(record) : "Create";
  const back = new URLSearchParams({
    module: layout.module,
    ...(record ? { action: "DetailView", record: record.id } : { action: "index" }),
  });
  return html`<div class="moduleTitle"><h2 class="module-title-text">${title}</h2></div>
    <form action="index.php" method="POST" name="EditView" id="EditView">
      <input type="hidden" name="module" value="${layout.module}" />
      <input type="hidden" name="record" value="${record?.id ?? ""}" />
      <input type="hidden" name="action" value="Save" />
      <div class="buttons">
        <input type="submit" class="button primary" name="button" value="Save" id="SAVE" />
        <a class="button" id="CANCEL" href="index.php?${back.toString()}">Cancel</a>
      </div>
      <div class="row edit-view-row">
        ${editableFields(layout).map((field) => editItem(field, record))}
      </div>
    </form>`;
}

function editItem(field: Field, record: PageRecord | undefined): Html {
  return html`<div class="col-xs-12 col-sm-6 edit-view-row-item" data-field="${field.name}">
    <label class="col-xs-12 col-sm-4 label" for="${field.name}">${field.label}:</label>
    <div class="col-xs-12 col-sm-8 edit-view-field" type="${field.type}" field="${field.name}">
      ${fieldInput(field, record?.attributes[field.name] ?? "")}
    </div>
  </div>`;
}

/** What a person types a field's value into, in the form and in place alike. */
export function fieldInput({ name, type, options = [] }: Field, value: string): Html {
  if (type === "text")
    return html`<textarea id="${name}" name="${name}" rows="6" cols="60">${value}</textarea>`;
  if (type === "enum") {
    const choices = options.includes(value) ? options : [value, ...options];
    return html`<select name="${name}" id="${name}">
      ${choices.map((choice) =>
        choice === value
          ? html`<option value="${choice}" selected>${choice}</option>`
          : html`<option value="${choice}">${choice}</option>`,
      )}
    </select>`;
  }
  const length = type === "phone" ? 100 : 255;
  return html`<input
    type="text"
    name="${name}"
    id="${name}"
    size="30"
    maxlength="${length}"
    value="${value}"
    title=""
    class="${type === "phone" ? "phone" : ""}"
  />`;
}
