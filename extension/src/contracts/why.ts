import * as z from "zod/mini";

/** One number of the text a person asked about. */
const WhyNumber = z.object({
  /** E.164. */
  number: z.string(),
  international: z.string(),
  /** "a UK mobile" */
  readAs: z.string(),
  /** Why that country: "from the record’s country". */
  countryFrom: z.string(),
  /** Why it counts as a number, to follow "because". */
  reason: z.string(),
  confidence: z.enum(["high", "medium", "low"]),
  isInUse: z.boolean(),
  takesTexts: z.boolean(),
  /** The agent wants no buttons on it. */
  isHidden: z.boolean(),
});
export type WhyNumber = z.infer<typeof WhyNumber>;

/** Why there is, or is no, button at a place of a page. */
export const WhyReport = z.object({
  origin: z.string(),
  /** Whether Ringback works on that site at all; `cannot` for pages no extension may enter. */
  site: z.enum(["crm", "site", "off", "cannot"]),
  /** What stands there; empty where nothing was pointed at. */
  text: z.string(),
  /** Name of the field and its label; empty where the page names none. */
  field: z.string(),
  label: z.string(),
  isKnownPlace: z.boolean(),
  /** The agent wants no buttons on this field of this site. */
  isFieldHidden: z.boolean(),
  numbers: z.array(WhyNumber),
  /** Why there is no number, to follow "because"; null when there is. */
  refusal: z.nullable(z.string()),
});
export type WhyReport = z.infer<typeof WhyReport>;
