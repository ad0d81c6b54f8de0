import type { RecordRef } from "@ringback/shared/record-ref";

/** A place on the page that shows one phone field of one record. */
export interface PhoneField {
  /** The element that holds the number and nothing else of the record. */
  readonly cell: Element;
  /** What the buttons stand behind: the link, or the bare text with its number or numbers. */
  readonly number: ChildNode;
  readonly text: string;
  /** The CRM's name of the field, e.g. `phone_work`. */
  readonly field: string;
  readonly record: RecordRef | null;
  /** Whose number it is, where the page says so. */
  readonly name: string | null;
  /** The record's country as the page writes it. */
  readonly country: string | undefined;
  /** A table row: the buttons wait for the pointer or the focus. */
  readonly dense: boolean;
}

/** What knows where a kind of site shows phone numbers. */
export interface PageAdapter {
  /** The cells at or below `root`, `root` included. */
  findCells(root: Element): Element[];
  /** Reads a cell as it is now; null when it shows no number a person would dial. */
  readField(cell: Element): PhoneField | null;
}
