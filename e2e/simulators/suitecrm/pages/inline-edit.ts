import { editableFields, fieldInput } from "./edit-view.ts";
import { shownText } from "./field-view.ts";
import { html, nothing, type Html } from "./html.ts";
import type { Field } from "./layouts/field.ts";
import { layoutOf } from "./layouts/layouts.ts";
import type { PageRecord, PageStore } from "./page-store.ts";

type Parameters = Readonly<Record<string, string>>;

/** What a cell holds while its field is edited in place; nothing where the field cannot be. */
export function inlineEditor(store: PageStore, parameters: Parameters): Html {
  const place = findPlace(store, parameters);
  if (place === undefined) return nothing;
  const { record, field } = place;
  return html`<script>
      // The CRM puts the field's own script here.
    </script>
    <form name="EditView" id="EditView">
      <div id="inline_edit_field">${fieldInput(field, record.attributes[field.name] ?? "")}</div>
      <a id="inlineEditSaveButton"><span class="suitepicon suitepicon-action-confirm"></span></a>
    </form>`;
}

/** What the cell holds afterwards: the bare text, without any link. */
export function inlineValue(store: PageStore, parameters: Parameters): Html {
  const place = findPlace(store, parameters);
  return place === undefined ? nothing : html`${shownText(store, place.record, place.field)}`;
}

export function saveInline(store: PageStore, parameters: Parameters): Html {
  const place = findPlace(store, parameters);
  if (place === undefined) return nothing;
  const { current_module: module = "", value = "" } = parameters;
  store.save(module, place.record.id, { [place.field.name]: value });
  return inlineValue(store, parameters);
}

function findPlace(
  store: PageStore,
  parameters: Parameters,
): { readonly record: PageRecord; readonly field: Field } | undefined {
  const { current_module: module = "", id = "", field: name = "" } = parameters;
  const layout = layoutOf(module);
  const field = layout && editableFields(layout).find((known) => known.name === name);
  const record = store.find(module, id);
  return field && record && { record, field };
}
