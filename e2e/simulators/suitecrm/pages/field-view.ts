import { addressView } from "./address-view.ts";
import { html, nothing, type Html } from "./html.ts";
import type { Field, Layout } from "./layouts/field.ts";
import { layoutOf, recordName } from "./layouts/layouts.ts";
import type { PageRecord, PageStore } from "./page-store.ts";

/** Where the CRM's own navigation goes: the address stands encoded in the hash. */
export function ajaxLink(parameters: Record<string, string>): string {
  const target = `index.php?${new URLSearchParams(parameters).toString()}`;
  return `?action=ajaxui#ajaxUILoc=${encodeURIComponent(target)}`;
}

/** Where a record is shown: by the CRM's own navigation, unless its module is outside of it. */
export function recordLink(module: string, id: string, action = "DetailView"): string {
  const parameters = { module, action, record: id };
  const isOutside = layoutOf(module)?.isOutsideAjaxUi === true;
  return isOutside
    ? `index.php?${new URLSearchParams(parameters).toString()}`
    : ajaxLink(parameters);
}

/** A field's value as a detail view shows it. */
export function fieldValue(
  store: PageStore,
  layout: Layout,
  record: PageRecord,
  field: Field,
): Html {
  const value = shownText(store, record, field);
  switch (field.type) {
    case "phone":
      return phoneLink(value);
    case "email":
      return value === ""
        ? nothing
        : html`<b>${emailLink(layout, record)}</b>&nbsp;<i>(Primary)</i>`;
    case "url":
      return value === "" ? nothing : html`<a href="${value}" target="_blank">${value}</a>`;
    case "address":
      return addressView(record, field);
    case "fullname":
      return fullName(layout, record);
    case "enum":
      return html`<input type="hidden" class="sugar_field" id="${field.name}" value="${value}" />
        ${value}`;
    case "name":
    case "varchar":
    case "date":
    case "datetime":
    case "datetimecombo":
    case "currency":
    case "relate":
    case "text":
      return html`<span class="sugar_field" id="${field.name}">${value}</span>`;
  }
}

/** Any text that stands in a phone field becomes a link, whatever it is. */
export function phoneLink(value: string): Html {
  return value === "" ? nothing : html`<a href="tel:${value}">${value}</a>`;
}

export function emailLink({ module }: Layout, record: PageRecord): Html {
  const email = record.attributes["email1"] ?? "";
  return html`<a
    class="email-link"
    href="mailto:${email}"
    data-module="${module}"
    data-record-id="${record.id}"
    data-module-name="${recordName(record)}"
    data-email-address="${email}"
    >${email}</a
  >`;
}

function fullName({ module }: Layout, record: PageRecord): Html {
  return html`<form name="vcard" action="index.php">
    <span id="full_name">${recordName(record)}</span>
    <input type="hidden" name="action" value="vCard" />
    <input type="hidden" name="record" value="${record.id}" />
    <input type="hidden" name="module" value="${module}" />
  </form>`;
}

export function shownText(store: PageStore, record: PageRecord, field: Field): string {
  const { attributes } = record;
  switch (field.name) {
    case "name":
    case "full_name":
      return recordName(record);
    case "assigned_user_name":
      return store.userName(attributes["assigned_user_id"] ?? "");
    case "parent_name": {
      const parent = store.find(attributes["parent_type"] ?? "", attributes["parent_id"] ?? "");
      return parent ? recordName(parent) : "";
    }
    case "duration":
      return `${attributes["duration_hours"] ?? 0}h ${attributes["duration_minutes"] ?? 0}m`;
    default: {
      const value = attributes[field.name] ?? "";
      return field.type === "currency" ? money(value) : value;
    }
  }
}

function money(amount: string): string {
  if (amount === "") return "";
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return `$${Number(amount).toLocaleString("en-US", digits)}`;
}

/** What follows every value in a list that can be edited in place; its ids repeat on purpose. */
export const listEditIcon = html`<div class="inlineEditIcon">
  <svg id="inline_edit_icon" width="15px" height="15px" viewBox="0 0 16 16">
    <g class="icon" id="Icon_6_"><path class="icon" d="M2 11v3h3l7-7-3-3zM13 6l1-1-3-3-1 1z" /></g>
  </svg>
</div>`;

/** The same in a detail view. */
export const detailEditIcon = html`<div class="inlineEditIcon col-xs-hidden">
  <span class="suitepicon suitepicon-action-edit"></span>
</div>`;
