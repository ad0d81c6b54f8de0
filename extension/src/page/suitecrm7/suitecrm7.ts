import { bareText, mayHoldNumber, shownIn, textOf } from "../element-text.ts";
import { childrenOf } from "../our-hosts.ts";
import { numberPlace, type NumberPlace, type PageAdapter } from "../page-adapter.ts";
import { columnHeading } from "../table-cell.ts";
import { ownerOf } from "./owner-of.ts";

const phoneCell = 'td[type="phone"][field],.detail-view-field[type="phone"][field]';

/** SuiteCRM 7, theme SuiteP: what each view shows stands beside the function that reads it. */
export const suitecrm7: PageAdapter = {
  phones: `${phoneCell},input.phone,:not(${phoneCell})>a[href^="tel:"],.ui-dialog-content span.phone`,
  cells: "table.list td:not([field])",
  readPlace,
  ownerOf,
  view,
};

function readPlace(element: Element): NumberPlace | null {
  if (element.matches(phoneCell)) return readPhoneCell(element);
  if (element instanceof HTMLInputElement) return readInput(element);
  if (element instanceof HTMLAnchorElement) return readLink(element);
  if (element.tagName === "SPAN") return placeOf(element, element.firstChild, "phone", "");
  return readBareCell(element);
}

/** List and detail views: the link, or after an edit in place the bare text that stays in its stead. */
function readPhoneCell(cell: Element): NumberPlace | null {
  // While a field is edited in place its cell holds a form with an input, which is read by itself.
  if (cell.querySelector("input")) return null;
  const anchor = cell.querySelector(':scope > a[href^="tel:"]') ?? bareText(cell);
  return placeOf(cell, anchor, "phone", cell.getAttribute("field") ?? "");
}

/** Edit views, edits in place, and the conversion of a lead, which writes the module before the name. */
function readInput(input: HTMLInputElement): NumberPlace | null {
  const field = input.name.replace(/^[A-Z]\w*?(?=phone_|assistant_phone)/, "");
  return placeOf(input, input, "phone", field);
}

/** Subpanels and dashlets: nothing but the link says that it is a number. */
function readLink(link: HTMLAnchorElement): NumberPlace | null {
  return link.closest(phoneCell) ? null : placeOf(link, link, "phone", "");
}

/** Search results, invitees, popups: plain text, or a link that chooses the row. */
function readBareCell(cell: Element): NumberPlace | null {
  const [child, second] = childrenOf(cell);
  if (second || (child && child.tagName !== "A")) return null;
  const text = textOf(cell);
  if (text.length > 60 || !mayHoldNumber(text) || child?.getAttribute("href")?.startsWith("tel:"))
    return null;
  return placeOf(cell, child ?? bareText(cell), "cell", "");
}

function placeOf(
  element: Element,
  anchor: ChildNode | null | undefined,
  place: "phone" | "cell",
  field: string,
): NumberPlace | null {
  const label = columnHeading(element);
  return numberPlace(ownerOf(element), anchor, { text: shownIn(anchor), place, field, label });
}

/** Paging is a POST that leaves no module in the address: the forms know it. */
function view(): string {
  // Nothing is asked of the form itself: it first looks for a field of that name among all it holds.
  const id = ["formDetailView", "EditView", "MassUpdate"].find(
    (form) => document.getElementById(form) !== null,
  );
  const module = document.querySelector<HTMLInputElement>(`#${id} [name=module]`);
  return `${module?.value ?? "?"} ${id ?? "?"}`;
}
