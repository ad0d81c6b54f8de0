import type { Announcement } from "./announcement.ts";

export type NumberKind = "mobile" | "landline" | "toll-free" | "fax" | "other";

/** A valid number as the phone-number metadata reads it. */
export interface Reading {
  /** E.164. */
  readonly number: string;
  readonly kind: NumberKind;
  /** ISO 3166-1 alpha-2; `undefined` for numbers of no single country. */
  readonly country: string | undefined;
  /** How it was written: with its country code, or as one dials within the country. */
  readonly form: "international" | "national" | "without-trunk" | "country-code-without-plus";
  /** Whether the digits stand in the groups in which that country writes them. */
  readonly isGroupedAsUsual: boolean;
}

/** Digits in a text that read as a valid number, with what stands around them. */
export interface Candidate {
  /** In the plain text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly digits: string;
  readonly groups: readonly string[];
  readonly reading: Reading;
  /** All of the plain text before and after; rules look at its nearest characters. */
  readonly before: string;
  readonly after: string;
  readonly announcement: Announcement | undefined;
}

/** Whether the words before the digits say that one can call them. */
export function isAnnounced({ announcement }: Candidate): boolean {
  return announcement?.kind === "phone" || announcement?.kind === "fax";
}

/** Nobody writes a plus before an order number. */
export function hasPlus({ text }: Candidate): boolean {
  return text.includes("+");
}

export function isInOnePiece({ groups }: Candidate): boolean {
  return groups.length === 1;
}
