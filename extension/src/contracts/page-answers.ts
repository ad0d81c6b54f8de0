import * as v from "valibot";

// Valibot, not zod: what a content script checks with travels into every page.

/** A text, or null where there is none. */
const TextOrNull = v.nullable(v.string());

/** A number in a text that a page shows. */
const PageNumber = v.object({
  /** E.164. */
  number: v.string(),
  international: v.string(),
  extension: TextOrNull,
  /** Whether a text can arrive there, as far as is known. */
  takesTexts: v.boolean(),
});
export type PageNumber = v.InferOutput<typeof PageNumber>;

/** What to say beside the button; null when nothing went wrong. */
const Said = v.object({ message: TextOrNull });
export type Said = v.InferOutput<typeof Said>;

/**
 * What the worker answers a content script: its half of the contract `page`. The other half, what
 * a page may ask, is the worker's to check and would only make the script larger.
 */
export const pageAnswers = {
  /** How to behave on this page: asked at start and whenever `page-changed` comes. */
  settings: {
    output: v.object({
      /** Look for numbers in running text, too. */
      freeText: v.boolean(),
      /** The number of the live call. */
      liveNumber: TextOrNull,
    }),
  },
  /** For each text the numbers in it; none: no button. */
  readNumbers: { output: v.object({ numbers: v.array(v.array(PageNumber)) }) },
  /** The script of the menu runs in the frame that asked; answers null. */
  bringMenu: { output: TextOrNull },
  /** For people: how the number was read, e.g. "Read as a UK mobile, from the record's country." */
  describeNumber: { output: v.object({ words: v.string() }) },
  dial: { output: Said },
  /** Hands the number to what sends texts; `message` also says where it went. */
  text: { output: Said },
  /** Keeps a reminder; `message` says when it comes. */
  callLater: { output: Said },
  /** No buttons on this number, or on this field of this site, any more. */
  hide: { output: Said },
  /** What the page shows of phones: a redesign of the CRM is noticed; answers null. */
  reportHealth: { output: TextOrNull },
};

/**
 * What the worker tells the scripts in tabs. `page-notice`: the live call, so that its buttons show
 * it. `page-gone`: Ringback was switched off for these origins, their pages lose their buttons.
 * `page-changed`: ask for the settings and read every number again. `page-pointed-at`: what stands
 * where the context menu was opened? Answered with `PointedAt`.
 */
export const PageNotice = v.object({
  to: v.string(),
  liveNumber: v.optional(TextOrNull),
  origins: v.optional(v.array(v.string())),
});

/** What may be told; one schema of all fields is half the size in every page. */
export type PageNotice =
  | { to: "page-notice"; liveNumber: string | null }
  | { to: "page-gone"; origins: string[] }
  | { to: "page-changed" }
  | { to: "page-pointed-at" };
