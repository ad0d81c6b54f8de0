import type { Crm } from "../crm.ts";
import { writeUtc } from "../records/display-time.ts";
import type { ModuleName } from "../records/module-name.ts";
import type { CrmRecord, RecordValues } from "../records/record.ts";
import type { ModuleMetadata } from "./answers.ts";

/** A field the layouts do not let anybody change. */
export class NotEditable extends Error {}

/** Stores what a person changed on a record page; without an id, a new record. */
export function saveRecord(
  crm: Crm,
  userId: string,
  metadata: ModuleMetadata,
  module: ModuleName,
  id: string | undefined,
  attributes: Readonly<Record<string, string>>,
): CrmRecord {
  const values = Object.assign(
    {},
    ...Object.entries(attributes).map(([name, value]) => toColumns(metadata, name, value)),
  ) as RecordValues;
  const now = writeUtc(crm.now());
  const changed = { ...values, date_modified: now, modified_user_id: userId };
  if (id !== undefined) return crm.records.change(module, id, changed);
  const made = { assigned_user_id: userId, ...changed, date_entered: now, created_by: userId };
  return crm.records.add(module, crm.newId(), made);
}

function toColumns(metadata: ModuleMetadata, name: string, value: string): RecordValues {
  const fields = metadata.tabs.flatMap((tab) => tab.fields);
  const field = fields.find((known) => known.name === name || known.relate?.idName === name);
  if (field === undefined || field.readOnly === true) {
    throw new NotEditable(`${name}: ${metadata.module} has no such field to edit.`);
  }
  if (name === "full_name") return nameParts(value);
  // Of a relate only the id is stored.
  if (field.type === "relate" && name === field.name) return {};
  return { [name]: value };
}

function nameParts(fullName: string): RecordValues {
  const words = fullName.trim().split(/\s+/);
  const salutation = /^(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.$/.test(words[0] ?? "") ? words.shift() : null;
  const last_name = words.pop() ?? "";
  return { salutation: salutation ?? null, first_name: words.join(" "), last_name };
}
