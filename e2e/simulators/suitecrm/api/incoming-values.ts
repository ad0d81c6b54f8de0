import { readUtc, writeUtc, type DisplayPreferences } from "../records/display-time.ts";
import { isColumn } from "../records/fields/field-definition.ts";
import { moduleDefinition } from "../records/module-definition.ts";
import type { ModuleName } from "../records/module-name.ts";
import type { CrmRecord, RecordValues } from "../records/record.ts";
import { isDatabaseTime, storedValue } from "./stored-value.ts";

/** The columns a request's attributes set; what no column holds is dropped without a word. */
export function incomingValues(
  module: ModuleName,
  attributes: Readonly<Record<string, unknown>>,
  preferences: DisplayPreferences,
  before?: CrmRecord,
): RecordValues {
  const { fields } = moduleDefinition(module);
  const values: Record<string, string | null> = {};
  for (const [name, sent] of Object.entries(attributes)) {
    const field = fields.get(name);
    if (field === undefined || name === "id" || field.type === "file" || sent === undefined)
      continue;
    if (!isColumn(field) && name !== "email1") continue;
    values[name] = storedValue(field, sent, preferences);
  }
  return module === "Calls" ? { ...values, ...callEnd(attributes, values, before) } : values;
}

/** A call's end is worked out only when its start came in the database's own form. */
function callEnd(
  attributes: Readonly<Record<string, unknown>>,
  values: RecordValues,
  before: CrmRecord | undefined,
): RecordValues {
  const start = attributes["date_start"];
  if (!isDatabaseTime(start)) return {};
  const read = (name: string) => Number(values[name] ?? before?.values[name] ?? 0);
  const minutes = read("duration_hours") * 60 + read("duration_minutes");
  return { date_end: writeUtc(new Date(readUtc(start).getTime() + minutes * 60_000)) };
}
