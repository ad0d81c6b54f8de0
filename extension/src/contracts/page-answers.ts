import * as z from "zod/mini";

/** A number in a text that a page shows. */
const PageNumber = z.object({
  number: z.string(),
  international: z.string(),
  kind: z.enum(["mobile", "landline", "toll-free", "other"]),
  extension: z.nullable(z.string()),
});
export type PageNumber = z.infer<typeof PageNumber>;

/**
 * What the worker answers a content script: its half of the contract `page`. The other half, what
 * a page may ask, is the worker's to check and would only make the script larger.
 */
export const pageAnswers = {
  /** For each text the numbers in it; none: no button. */
  readNumbers: { output: z.object({ numbers: z.array(z.array(PageNumber)) }) },
  /** Whether a click became a call; otherwise why not, in words. */
  dial: { output: z.object({ dialing: z.boolean(), message: z.nullable(z.string()) }) },
};

/** What the worker tells the scripts in tabs. */
export const PageNotice = z.union([
  /** The live call, so that its buttons show it. */
  z.object({
    to: z.literal("page-notice"),
    call: z.nullable(z.object({ number: z.string(), state: z.string() })),
  }),
  /** Ringback was switched off for these origins: their pages lose their buttons. */
  z.object({ to: z.literal("page-gone"), origins: z.array(z.string()) }),
]);
export type PageNotice = z.infer<typeof PageNotice>;
