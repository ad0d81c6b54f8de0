import type { RecordRef } from "@ringback/shared/record-ref";
import type { PageAdapter, PhoneField } from "./phone-field.ts";

const cellSelector = [
  'table.list.view td[type="phone"][field]',
  'div.detail-view-field[type="phone"][field]',
].join(",");

/** SuiteCRM 7, theme SuiteP: list and detail views. */
export const suitecrm7: PageAdapter = { findCells, readField };

function findCells(root: Element): Element[] {
  const below = [...root.querySelectorAll(cellSelector)];
  const around = root.closest(cellSelector);
  return around === null ? below : [around, ...below.filter((cell) => cell !== around)];
}

function readField(cell: Element): PhoneField | null {
  const field = cell.getAttribute("field") ?? "";
  // A fax is rendered like a telephone; only its field's name tells.
  if (field === "" || field.includes("fax")) return null;
  // While a field is edited in place its cell holds a form.
  if (cell.querySelector("form, input") !== null) return null;
  const number = shownNumber(cell);
  const text = number?.textContent?.trim() ?? "";
  // The CRM keeps 100 characters at most: what is longer is no phone field of its own.
  if (number === undefined || text.length > 200) return null;
  const dense = cell.tagName === "TD";
  return {
    cell,
    number,
    text,
    field,
    record: dense ? rowRecord(cell) : detailRecord(),
    country: countryOf(dense ? cell.closest("tr") : document),
    name: (dense ? rowName(cell) : detailName())?.trim() ?? null,
    dense,
  };
}

/** The `tel:` link, or after editing in place the bare text that stays in its stead. */
function shownNumber(cell: Element): ChildNode | undefined {
  const link = cell.querySelector<HTMLAnchorElement>(':scope > a[href^="tel:"]');
  if (link !== null && hasText(link)) return link;
  return [...cell.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && hasText(node));
}

function hasText(node: Node): boolean {
  return (node.textContent ?? "").trim() !== "";
}

function rowRecord(cell: Element): RecordRef | null {
  const id = cell.closest("tr")?.querySelector<HTMLInputElement>('input[name="mass[]"]')?.value;
  return recordRef(hiddenValue("#MassUpdate", "module"), id);
}

function detailRecord(): RecordRef | null {
  return recordRef(
    hiddenValue("#formDetailView", "module"),
    hiddenValue("#formDetailView", "record"),
  );
}

function hiddenValue(form: string, name: string): string | undefined {
  return document.querySelector<HTMLInputElement>(`${form} input[name="${name}"]`)?.value;
}

function recordRef(module: string | undefined, id: string | undefined): RecordRef | null {
  return module && id ? { module, id } : null;
}

function rowName(cell: Element): string | null | undefined {
  return cell.closest("tr")?.querySelector('td[field="name"] a')?.textContent;
}

function detailName(): string | null | undefined {
  return document.querySelector(".module-title-text")?.textContent;
}

/** List rows of accounts show it as a column, detail views keep it beside the address. */
function countryOf(record: ParentNode | null): string | undefined {
  const place = record?.querySelector(
    '#primary_address_country, #billing_address_country, [field$="ing_address_country"], [field="primary_address_country"]',
  );
  const text = place instanceof HTMLInputElement ? place.value : place?.textContent;
  return text?.trim().slice(0, 100) || undefined;
}
