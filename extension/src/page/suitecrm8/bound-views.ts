import type { RecordRef } from "@ringback/shared/record-ref";
import { recordInHash } from "./record-hash.ts";

const viewTag = "scrm-record";
const bound = new WeakMap<Element, RecordRef | null>();

/**
 * Remembers for each record view the record that the address named when it came into the page.
 * Later the address may be ahead: on the way back, and while the next record loads, it names a
 * record whose numbers are not shown yet.
 */
export function bindArrivedViews(elements: readonly Element[]): void {
  for (const element of elements) {
    if (element.localName === viewTag) bindView(element);
    else element.querySelectorAll(viewTag).forEach(bindView);
  }
}

function bindView(view: Element): void {
  if (!bound.has(view)) bound.set(view, recordInHash(location.hash));
}

/** The record of the view an element stands in; none where that is uncertain. */
export function boundRecord(element: Element): RecordRef | null {
  const view = element.closest(viewTag);
  return (view && bound.get(view)) ?? null;
}
