import type { FieldDefinition } from "../records/fields/field-definition.ts";
import { isColumn } from "../records/fields/field-definition.ts";
import { withheldUserFields } from "../records/fields/user-fields.ts";
import { moduleDefinition } from "../records/module-definition.ts";
import type { ModuleName } from "../records/module-name.ts";
import { nameOf, valueOf } from "../records/record.ts";
import { computedValue } from "./computed-value.ts";
import type { Reading } from "./reading.ts";

/** A record's `attributes`, in the order of its definition; only the chosen ones if any are. */
export function attributesOf(
  reading: Reading,
  chosen?: ReadonlySet<string>,
): Record<string, unknown> {
  const fields = [...moduleDefinition(reading.module).fields.values()].filter((field) => {
    if (field.name === "id") return false;
    if (isUsers(reading.module) && withheldUserFields.has(field.name)) return false;
    return chosen === undefined || chosen.has(field.name);
  });
  return Object.fromEntries(fields.map((field) => [field.name, attributeOf(reading, field)]));
}

/** One value as the API answers it. */
export function attributeOf(reading: Reading, field: FieldDefinition): unknown {
  const { crm, record } = reading;
  const computed = computedValue(reading, field);
  if (computed !== undefined) return typeof computed === "string" ? encode(computed) : computed;
  const userField = userNames[field.name];
  if (userField !== undefined) {
    const user = crm.accounts.find(valueOf(record, userField));
    return user === undefined ? "" : encode(nameOf(user));
  }
  if (!isColumn(field) && !emailNames.has(field.name)) return "";
  const stored = valueOf(record, field.name);
  return field.dbType === "datetime" ? writeIso(stored) : encode(stored);
}

/** Texts come out with these four characters as entities, and with a bare `&`. */
function encode(text: string): string {
  return text
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#039;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function isUsers(module: ModuleName): boolean {
  return module === "Users" || module === "Employees";
}

/** Seconds are lost on the way out. */
function writeIso(stored: string): string {
  return stored === "" ? "" : `${stored.slice(0, 10)}T${stored.slice(11, 16)}:00+00:00`;
}

/** Kept with the record here, in tables of their own there. */
const emailNames: ReadonlySet<string> = new Set(["email1", "email2"]);

const userNames: Readonly<Record<string, string>> = {
  modified_by_name: "modified_user_id",
  created_by_name: "created_by",
  assigned_user_name: "assigned_user_id",
  last_rev_created_name: "revision_created_by",
};
