import type { PageNumber, Said } from "../contracts/page-answers.ts";
import type { NumberPlace } from "./page-adapter.ts";

/** When to be reminded of a call. */
export type When = "in-15-minutes" | "in-an-hour" | "tomorrow-morning";

/** What a press on the page may set off; the worker does it. */
export interface PageActions {
  readonly dial: (place: NumberPlace, number: PageNumber) => Promise<Said>;
  readonly text: (place: NumberPlace, number: PageNumber) => Promise<Said>;
  readonly callLater: (place: NumberPlace, number: PageNumber, when: When) => Promise<Said>;
  /** No buttons on this field of this site, or on this number, any more. */
  readonly hide: (
    place: NumberPlace,
    number: PageNumber,
    what: "field" | "number",
  ) => Promise<Said>;
  /** How the number was read, for people. */
  readonly describe: (place: NumberPlace, number: PageNumber) => Promise<string>;
}
