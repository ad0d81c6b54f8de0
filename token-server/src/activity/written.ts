import * as z from "zod";
import { KeptRecord } from "../suitecrm/keep-record.ts";

/** What we know of our record in the CRM; kept as JSON in `activity.written`. */
export const Written = KeptRecord.extend({
  /** The call stands on the contact's page. */
  related: z.boolean(),
});
export type Written = z.infer<typeof Written>;
