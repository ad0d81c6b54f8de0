import { addressFields } from "./address-view.ts";
import { shownText } from "./field-view.ts";
import { html, nothing, type Html } from "./html.ts";
import type { Field, Layout } from "./layouts/field.ts";
import { recordName } from "./layouts/layouts.ts";
import type { PageRecord, PageStore } from "./page-store.ts";

const longestText = 300;

/** What the dialog of a row's i is filled with. */
export interface AdditionalDetails {
  readonly title: string;
  readonly body: string;
}

/** Lines of bold labels; a number is marked by its class alone, and the record by a nameless input. */
export function additionalDetails(
  store: PageStore,
  { details }: Layout,
  record: PageRecord,
): AdditionalDetails {
  const body = html`<input type="hidden" value="${record.id}" />
    <h2>${recordName(record)}</h2>
    ${details.map((field) => line(store, record, field))}`;
  return { title: "Additional Details", body: body.text };
}

function line(store: PageStore, record: PageRecord, field: Field): Html {
  if (field.type === "address") return addressLine(record, field);
  const text = shownText(store, record, field);
  if (text === "") return nothing;
  const label = html`<b>${field.label}:</b>`;
  if (field.type === "phone") return html`${label} <span class="phone">${text}</span><br />`;
  const short = text.length > longestText ? `${text.slice(0, longestText)}...` : text;
  return html`${label} ${short}<br />`;
}

function addressLine({ attributes }: PageRecord, field: Field): Html {
  const parts = addressFields(field).flatMap(({ name }) => attributes[name] || []);
  return parts.length === 0 ? nothing : html`<b>${field.label}</b><br />${parts.join(", ")}<br />`;
}
