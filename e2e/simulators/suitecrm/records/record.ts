import type { ModuleName } from "./module-name.ts";

/**
 * One stored row. Values are what the CRM's database would hold: text, `0`/`1`, UTC times as
 * `YYYY-MM-DD HH:MM:SS`, or null. E-mail addresses are kept as `email1` and `email2`.
 */
export interface CrmRecord {
  readonly module: ModuleName;
  readonly id: string;
  readonly values: RecordValues;
}

export type RecordValues = Readonly<Record<string, string | null>>;

/** A stored value as text; empty when there is none. */
export function valueOf(record: CrmRecord, field: string): string {
  return field === "id" ? record.id : (record.values[field] ?? "");
}

/** What people call the record: a person's full name, a document's or call's name. */
export function nameOf(record: CrmRecord): string {
  if (people.has(record.module)) return personName(record);
  return valueOf(record, record.module === "Documents" ? "document_name" : "name");
}

const people: ReadonlySet<ModuleName> = new Set([
  "Leads",
  "Contacts",
  "Prospects",
  "Users",
  "Employees",
]);

function personName(record: CrmRecord): string {
  const parts = ["salutation", "first_name", "last_name"].map((field) => valueOf(record, field));
  const written = parts.filter((part) => part !== "");
  // A person without any name is one blank, not nothing: the CRM's name format leaves its gap.
  return written.length === 0 ? " " : written.join(" ");
}
