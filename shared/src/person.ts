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

/** A person as the people index knows them: enough to greet them and to ring who they belong to. */
export const KnownPerson = z.extend(Person, {
  /** Empty for companies, and where the CRM names none. */
  firstName: z.string(),
  /** CRM user the record is assigned to. */
  ownerCrmUserId: z.nullable(z.string()),
  /** ISO 3166-1 code of the record's address. */
  country: z.nullable(z.string()),
  /** Every number of theirs that can be called, E.164. */
  numbers: z.array(z.string()),
});
export type KnownPerson = z.infer<typeof KnownPerson>;
