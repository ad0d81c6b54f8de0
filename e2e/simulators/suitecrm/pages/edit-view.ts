import { addressFields } from "./address-view.ts";
import { html, nothing, type Html } from "./html.ts";
import { inviteeForm } from "./invitees/invitee-form.ts";
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
  "amount",
  "date_closed",
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
    <form
      action="index.php"
      method="POST"
      name="EditView"
      id="EditView"
      enctype="multipart/form-data"
    >
      <input type="hidden" name="module" value="${layout.module}" />
      <input type="hidden" name="record" value="${record?.id ?? ""}" />
      <input type="hidden" name="action" value="Save" />
      <div class="buttons">
        <input type="submit" class="button primary" name="button" value="Save" id="SAVE" />
        <a class="button" id="CANCEL" href="index.php?${back.toString()}">Cancel</a>
      </div>
      <div id="EditView_tabs">
        <div class="panel-content">
          <div class="panel panel-default">
            <div
              class="panel-body panel-collapse collapse in panelContainer"
              id="detailpanel_-1"
              data-id="OVERVIEW"
            >
              <div class="tab-content">
                <div class="row edit-view-row">
                  ${editableFields(layout).map((field) => editItem(field, record))}
                </div>
              </div>
            </div>
          </div>
        </div>
      </div>
    </form>
    ${layout.module === "Calls" ? inviteeForm : nothing}`;
}

function editItem(field: Field, record: PageRecord | undefined): Html {
  const isWide = field.type === "text";
  const [item, label] = isWide ? [12, 2] : [6, 4];
  const span = isWide ? html`colspan="3"` : nothing;
  return html`<div class="col-xs-12 col-sm-${item} edit-view-row-item" data-field="${field.name}">
    <label class="col-xs-12 col-sm-${label} label" for="${field.name}">${field.label}:</label>
    <div
      class="col-xs-12 col-sm-8 edit-view-field "
      type="${field.type}"
      field="${field.name}"
      ${span}
    >
      ${fieldInput(field, record?.attributes[field.name] ?? "")}
    </div>
  </div>`;
}

/** What a person types a field's value into, in the form and in place alike. */
export function fieldInput({ name, type, options = [] }: Field, value: string): Html {
  if (type === "text")
    return html`<textarea id="${name}" name="${name}" rows="6" cols="80" title="" tabindex="0">
${value}</textarea>`;
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
    ${type === "phone" ? html`tabindex="0"` : nothing}
    class="${type === "phone" ? "phone" : ""}"
  />`;
}
