import * as z from "zod/mini";

/** A view of a site that shows phone fields nobody can read numbers from. */
export const SickView = z.object({
  origin: z.string(),
  /** As the page adapter names it, e.g. `Leads detail`. */
  view: z.string(),
  /** Labels of the fields. */
  unusable: z.array(z.string()),
});
export type SickView = z.infer<typeof SickView>;
