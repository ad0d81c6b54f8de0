import { onceATurn } from "../remembered.ts";
import type { RecordRef } from "@ringback/shared/record-ref";
import { shownIn, textOf } from "../element-text.ts";
import { nobody, type Owner } from "../page-adapter.ts";

/** The record of a place: its row's, its dialog's, its form's, or the page's. */
export function ownerOf(element: Element): Owner {
  const dialog = element.closest(".ui-dialog-content");
  if (dialog) return ownerOfDialog(dialog);
  const row = rowOf(element);
  if (row) return ownerOfRow(row);
  const form = element.closest<HTMLFormElement>("form#EditView, form#ConvertLead");
  return form ? ownerOfForm(form) : ownerOfPage();
}

/** FooTable moves cells that have no room into a row of their own below the record's. */
function rowOf(element: Element): Element | null {
  const folded = element.closest("tr.footable-detail-row");
  if (folded) return folded.previousElementSibling;
  return element.closest("table.list tr, tr[class*=ListRow]");
}

const ownerOfRow = onceATurn((row: Element): Owner => {
  const id =
    row.querySelector<HTMLInputElement>('input[name="mass[]"]')?.value ||
    row.querySelector("ul.clickMenu[id]")?.id ||
    row.querySelector('[id^="adspan_"]')?.id.slice(7);
  const link = [...row.querySelectorAll("a")].find((one) => isRecordLink(one, id));
  const email = row.querySelector("a[data-record-id]");
  const record =
    linkedRecord(link) ??
    (email && (!id || email.getAttribute("data-record-id") === id)
      ? recordRef(email.getAttribute("data-module"), email.getAttribute("data-record-id"))
      : recordRef(formValue("MassUpdate", "module"), id));
  // In one selector the browser would look through all rows before this one.
  const named = row.querySelector('td[field$="name"]')?.querySelector("a") ?? link;
  return { record, name: textOf(named) || null, country: countryIn(row) };
});

function isRecordLink(link: HTMLAnchorElement, id: string | undefined): boolean {
  const record = linkedRecord(link);
  return record !== null && textOf(link) !== "" && (!id || record.id === id);
}

/** Plain, percent-encoded behind `ajaxUILoc=`, or what a selection popup sends back. */
function linkedRecord(link: Element | undefined): RecordRef | null {
  if (!link) return null;
  const sent = /send_back\('(\w+)',\s*'([^']+)'/.exec(link.getAttribute("onclick") ?? "");
  if (sent) return recordRef(sent[1], sent[2]);
  const written = link.getAttribute("href") ?? "";
  if (!/action(=|%3D)DetailView/.test(written)) return null;
  const address = decodeURIComponent(written.replace(/%(?!\w\w)/g, "%25"));
  return recordRef(/\bmodule=(\w+)/.exec(address)?.[1], /\brecord=([\w-]+)/.exec(address)?.[1]);
}

/** Additional Details: the dialog keeps the id, the list below it the module. */
function ownerOfDialog(dialog: Element): Owner {
  const id = dialog.querySelector<HTMLInputElement>("input:not([name])")?.value;
  return {
    ...nobody,
    record: recordRef(formValue("MassUpdate", "module"), id),
    name:
      textOf(dialog.parentElement?.querySelector(".ui-dialog-title a, .ui-dialog-title")) || null,
  };
}

/** A new record has no id yet; the form of an edit in place has neither, and stands in its cell. */
function ownerOfForm(form: HTMLFormElement): Owner {
  if (form.closest(".detail-view-field")) return ownerOfPage();
  const record = recordRef(valueIn(form, "module"), valueIn(form, "record"));
  const name = ["first_name", "last_name", "name"].map((field) => valueIn(form, field));
  return {
    record: form.matches("#EditView") ? record : null,
    name: name.filter(Boolean).join(" ") || null,
    country: countryIn(form),
  };
}

function ownerOfPage(): Owner {
  const record = recordRef(
    formValue("formDetailView", "module"),
    formValue("formDetailView", "record"),
  );
  const name = textOf(document.querySelector(".module-title-text")) || null;
  return { record, name, country: countryIn(document) };
}

/** List rows of accounts show it as a column, detail and edit views keep it beside the address. */
function countryIn(place: ParentNode): string | undefined {
  const country = place.querySelector(
    '#primary_address_country, #billing_address_country, [field$="ing_address_country"], [field="primary_address_country"]',
  );
  return shownIn(country).slice(0, 100) || undefined;
}

function formValue(id: string, name: string): string | undefined {
  const form = document.getElementById(id);
  return form instanceof HTMLFormElement ? valueIn(form, name) : undefined;
}

/** Through the form's own table: a list's form holds all its rows. */
function valueIn(form: HTMLFormElement, name: string): string | undefined {
  const control = form.elements.namedItem(name);
  return control instanceof HTMLInputElement ? control.value : undefined;
}

function recordRef(
  module: string | null | undefined,
  id: string | null | undefined,
): RecordRef | null {
  return module && id ? { module, id } : null;
}
