import { bareText, shownIn, textOf } from "../element-text.ts";
import {
  nobody,
  numberPlace,
  type NumberPlace,
  type Owner,
  type PageAdapter,
} from "../page-adapter.ts";
import { onceATurn } from "../remembered.ts";
import { columnHeading } from "../table-cell.ts";
import { bindArrivedViews, boundRecord } from "./bound-views.ts";
import { recordInHash } from "./record-hash.ts";

const field = "scrm-field.field-type-phone:not(.field-mode-filter, .field-mode-massupdate)";
const title = 'scrm-history-timeline-widget a[href*="/record/"] scrm-varchar-detail';

/** SuiteCRM 8: one component shows every number in reading, another in editing. */
export const suitecrm8: PageAdapter = {
  phones: `${field},${title}`,
  readPlace,
  ownerOf,
  onArrival: bindArrivedViews,
  view: () => location.hash.split(/[/?]/, 3).slice(1).join(" "),
};

export function isSuitecrm8(): boolean {
  return document.body.matches(":has(> app-root)");
}

function readPlace(element: Element): NumberPlace | null {
  if (element.matches(title)) {
    // A button inside the link to the call would open it.
    return numberPlace(ownerOf(element), element.closest("a") ?? bareText(element), {
      text: textOf(element),
      place: "prose",
      field: "",
    });
  }
  // The classes of the field stay what they were when it is edited: only what is in it tells.
  const shown = element.querySelector(
    'scrm-phone-detail > a[href^="tel:"], scrm-varchar-edit > input',
  );
  return numberPlace(ownerOf(element), shown, {
    text: shownIn(shown),
    place: "phone",
    field: /field-name-(\S+)/.exec(element.className)?.[1] ?? "",
    label: columnHeading(element),
  });
}

function ownerOf(element: Element): Owner {
  const titleLink = element.matches(title) ? element.closest("a") : null;
  if (titleLink) return { ...nobody, record: recordInHash(titleLink.hash) };
  const row = element.closest("tr.cdk-row");
  if (row) return ownerOfRow(row);
  // A dialog lies over the record's own page and shows something else.
  const view = element.closest("scrm-record, ngb-modal-window");
  if (view?.localName !== "scrm-record") return nobody;
  const name = textOf(view.querySelector(".record-view-name-label .dynamic-label"));
  return { record: boundRecord(view), name: name || null, country: countryIn(view) };
}

/** Relate columns and the details of a row link to other records. */
const ownerOfRow = onceATurn((row: Element): Owner => {
  const link = row.querySelector<HTMLAnchorElement>(
    ':scope > td > scrm-field:not(.field-type-relate) a.field-link[href*="/record/"]',
  );
  const name = textOf(link ?? row.querySelector("a.field-link"));
  return { record: link && recordInHash(link.hash), name: name || null, country: countryIn(row) };
});

function countryIn(place: Element): string | undefined {
  const country = place.querySelector(
    '[class*="field-name-primary_address_country"], [class*="field-name-billing_address_country"]',
  );
  return textOf(country).slice(0, 100) || undefined;
}
