import { html, nothing, type Html } from "./html.ts";
import { recordName, type Field } from "./layouts.ts";
import type { PageRecord, PageStore } from "./page-store.ts";

/** Where the CRM's own navigation goes: the address stands encoded in the hash. */
export function ajaxLink(parameters: Record<string, string>): string {
  const target = `index.php?${new URLSearchParams(parameters).toString()}`;
  return `?action=ajaxui#ajaxUILoc=${encodeURIComponent(target)}`;
}

/** A field's value as lists and detail views show it. */
export function fieldValue(store: PageStore, record: PageRecord, field: Field): Html {
  const value = shownText(store, record, field);
  switch (field.type) {
    // Any text that stands in a phone field becomes a link, whatever it is.
    case "phone":
      return value === "" ? nothing : html`<a href="tel:${value}">${value}</a>`;
    case "email":
      return value === "" ? nothing : html`<a class="email-link">${value}</a>`;
    case "relate":
      return html`<span class="sugar_field">${value}</span>`;
    case "text":
      return html`<span class="sugar_field" id="${field.name}">${value}</span>`;
    case "name":
    case "varchar":
    case "enum":
    case "datetime":
      return html`${value}`;
  }
}

export function shownText(store: PageStore, record: PageRecord, field: Field): string {
  const stored = record.attributes[field.name] ?? "";
  if (field.name === "name") return recordName(record);
  if (field.name === "assigned_user_name")
    return store.userName(record.attributes["assigned_user_id"] ?? "");
  if (field.name === "parent_name") return parentName(store, record);
  if (field.name === "duration") {
    return `${record.attributes["duration_hours"] ?? 0}h ${record.attributes["duration_minutes"] ?? 0}m`;
  }
  return stored;
}

function parentName(store: PageStore, { attributes }: PageRecord): string {
  const parent = store.find(attributes["parent_type"] ?? "", attributes["parent_id"] ?? "");
  return parent ? recordName(parent) : "";
}

/** What follows every value that can be edited in place. */
export const inlineEditIcon = html`<div class="inlineEditIcon">
  <svg width="12" height="12" aria-hidden="true"></svg>
</div>`;
