import type { RecordRef } from "@ringback/shared/record-ref";
import type { FoundText } from "../contracts/page.ts";

/** Whose a place on the page is, as far as the page says so beyond doubt. */
export interface Owner {
  readonly record: RecordRef | null;
  readonly name: string | null;
  /** The record's country as the page writes it. */
  readonly country: string | undefined;
}

export const nobody: Owner = { record: null, name: null, country: undefined };

/** A place on the page that shows phone numbers, as it is now. */
export interface NumberPlace {
  /** What the worker reads the numbers from. */
  readonly found: FoundText;
  /** What the buttons stand behind: the link, the bare text, or the input. */
  readonly anchor: ChildNode;
  readonly owner: Owner;
}

export type Root = ParentNode & Node;

/** What knows where a kind of site shows phone numbers. */
export interface PageAdapter {
  /** Elements that are there to show a number. */
  readonly phones: string;
  /** Elements that show a number among others of their kind: looked at when their text may be one. */
  readonly cells?: string;
  /**
   * `root` and the open shadow roots in it, where the site may have any: each is seen into alone.
   * Elements that get one later are told to `onLate`, the same for each call.
   */
  readonly rootsIn?: (root: Root, onLate?: (host: Element) => void) => readonly Root[];
  /** Reads an element that one of the selectors names; null when it shows no text to dial. */
  readonly readPlace: (element: Element) => NumberPlace | null;
  readonly ownerOf: (element: Element) => Owner;
  /** Told of the elements that came into the page, before anything is read. */
  readonly onArrival?: (elements: readonly Element[]) => void;
  /** What kind of view this is, without anybody's data. */
  readonly view: () => string;
}

export function everyPlace({ phones, cells }: PageAdapter): string {
  return cells ? `${phones},${cells}` : phones;
}

/** The element that shows a number and has this one in it; else this one. */
export function placeAround(element: Element, adapter: PageAdapter): Element {
  return element.closest(everyPlace(adapter)) ?? element;
}

/** Puts together what an adapter read; null when there is no text, or more than a phone field holds. */
export function numberPlace(
  owner: Owner,
  anchor: ChildNode | null | undefined,
  found: { text: string; place: FoundText["place"]; field: string; label?: string },
): NumberPlace | null {
  if (!anchor || found.text === "" || found.text.length > 200) return null;
  return { anchor, owner, found: { ...found, country: owner.country } };
}
