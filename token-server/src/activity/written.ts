import * as z from "zod";

/** What we know of our record in the CRM; kept as JSON in `activity.written`. */
export const Written = z.object({
  /** The attributes last sent. */
  attributes: z.record(z.string(), z.string()),
  /** The CRM confirmed it: a record that is missing now was deleted by a person. */
  confirmed: z.boolean(),
  /** The call stands on the contact's page. */
  related: z.boolean(),
});
export type Written = z.infer<typeof Written>;
