import * as z from "zod/mini";

/** On which sites buttons appear. The CRM's own pages have them in every mode. */
export const SiteMode = z.enum([
  "crm-only",
  /** And on the sites of a list. */
  "these-sites",
  /** Wherever the browser lets us, but for the sites of a list. */
  "all-but-these",
  /** Wherever the browser lets us. */
  "everywhere",
]);
export type SiteMode = z.infer<typeof SiteMode>;

/** A field of a site, by the name its page gives it. */
const HiddenField = z.object({ origin: z.string(), field: z.string() });

/** What the agent chose about buttons on pages. Sites are origins, port included. */
export const PageSettings = z.object({
  mode: SiteMode,
  sites: z.array(z.string()),
  blockedSites: z.array(z.string()),
  /** Look for numbers in running text, too. */
  freeText: z.boolean(),
  /** Numbers (E.164) and fields that get no buttons. */
  hidden: z.object({ numbers: z.array(z.string()), fields: z.array(HiddenField) }),
});
export type PageSettings = z.infer<typeof PageSettings>;

/** What to hide, or to show again. */
export const HiddenThing = z.discriminatedUnion("what", [
  z.object({ what: z.literal("number"), number: z.string() }),
  z.object({ what: z.literal("field"), origin: z.string(), field: z.string() }),
]);
export type HiddenThing = z.infer<typeof HiddenThing>;

/** Which of our scripts a page gets: the CRM's, or the one for any other site. */
export type SiteKind = "crm" | "site";
