/** A text a person could have written, and the numbers in it that one can call. */
export interface TextCase {
  readonly text: string;
  /** ISO 3166-1 alpha-2: where the reader dials from. */
  readonly country?: string;
  /** E.164, in the order of the text. */
  readonly numbers: readonly string[];
  /** What the case is about, to see which kind fails. */
  readonly about: string;
}
