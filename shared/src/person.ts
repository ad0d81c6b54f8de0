import * as z from "zod/mini";
import { RecordRef } from "./record-ref.ts";

/** Whoever a number belongs to, as the CRM knows them. */
export const Person = z.object({
  record: RecordRef,
  name: z.string(),
  /** What stands under the name: title, company. Empty when the CRM says nothing. */
  about: z.string(),
  /** Link to the record's page in the CRM. */
  url: z.string(),
});
export type Person = z.infer<typeof Person>;
