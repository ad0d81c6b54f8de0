import type { CrmRecord } from "./documents.ts";
import { describeAbout, personFields, type PersonModule } from "./person-fields.ts";

/** A record of a person or company, with whatever stands in its phone fields. */
export interface CrmPerson {
  readonly id: string;
  readonly name: string;
  readonly firstName: string;
  readonly about: string;
  readonly ownerCrmUserId: string | null;
  /** As typed: `USA`, `Germany`, or nothing. */
  readonly country: string;
  /** Fields that hold something, as typed. */
  readonly phones: readonly { readonly field: string; readonly text: string }[];
  /** Of leads only, else empty. */
  readonly status: string;
  /** The contact a lead became, else empty. */
  readonly contactId: string;
  /** Epoch milliseconds, whole minutes: SuiteCRM drops the seconds. */
  readonly modifiedAt: number;
}

/** SuiteCRM cuts its own phone fields at 100 characters; custom ones may be longer. */
const longestPhone = 255;

/** Reads a record of the CRM; `phones` are the names of its module's phone fields. */
export function toCrmPerson(
  module: PersonModule,
  { id, attributes }: CrmRecord,
  phones: readonly string[],
): CrmPerson {
  const fields = personFields(module);
  const text = (name: string | undefined) =>
    name === undefined ? "" : (attributes[name] ?? "").replaceAll("\0", "").trim();
  return {
    id,
    name: text("name") || "No name",
    firstName: text(fields.firstName),
    about: describeAbout(fields, attributes),
    ownerCrmUserId: text("assigned_user_id") || null,
    country: text(fields.country),
    phones: phones
      .map((field) => ({ field, text: text(field).slice(0, longestPhone) }))
      .filter((phone) => phone.text !== ""),
    status: text(fields.status),
    contactId: text(fields.contact),
    modifiedAt: readTime(attributes["date_modified"]),
  };
}

/** Epoch milliseconds; 0 when the CRM says no time. */
export function readTime(text = ""): number {
  const at = Date.parse(text);
  return Number.isNaN(at) ? 0 : at;
}
