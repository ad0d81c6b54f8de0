import { compareValues, matches, type Condition } from "./conditions.ts";
import type { FieldDefinition } from "./fields/field-definition.ts";
import { moduleDefinition } from "./module-definition.ts";
import type { ModuleName } from "./module-name.ts";
import type { CrmRecord, RecordValues } from "./record.ts";

export interface Selection {
  readonly conditions?: readonly Condition[];
  /** How the conditions are joined; all of them by default. */
  readonly join?: "and" | "or";
  readonly sort?: { readonly field: FieldDefinition; readonly descending: boolean };
  /** Deleted rows are left out unless the conditions ask for them. */
  readonly withDeleted?: boolean;
}

/** Every record of the CRM, in memory. Deleting only marks, as the CRM does. */
export class RecordStore {
  readonly #tables = new Map<ModuleName, Map<string, CrmRecord>>();

  /** Adds a row; missing columns get the module's defaults, else null. */
  add(module: ModuleName, id: string, values: RecordValues): CrmRecord {
    const table = this.#table(module);
    if (table.has(id)) throw new Error(`${module} ${id} is already there.`);
    const { defaults } = moduleDefinition(module);
    const record = { module, id, values: { ...defaults, deleted: "0", ...values } };
    table.set(id, record);
    return record;
  }

  /** A record that was not deleted. */
  find(module: ModuleName, id: string): CrmRecord | undefined {
    const record = this.findAny(module, id);
    return record?.values["deleted"] === "1" ? undefined : record;
  }

  /** A record, deleted or not. */
  findAny(module: ModuleName, id: string): CrmRecord | undefined {
    return this.#table(module).get(id);
  }

  list(module: ModuleName, selection: Selection = {}): CrmRecord[] {
    const { conditions = [], join = "and", sort, withDeleted = false } = selection;
    const rows = [...this.#table(module).values()].filter((record) => {
      if (!withDeleted && record.values["deleted"] === "1") return false;
      if (conditions.length === 0) return true;
      const holds = (condition: Condition) =>
        matches(
          condition.field.name === "id" ? record.id : record.values[condition.field.name],
          condition,
        );
      return join === "or" ? conditions.some(holds) : conditions.every(holds);
    });
    rows.sort((left, right) => (left.id < right.id ? -1 : 1));
    if (sort !== undefined) rows.sort((left, right) => compareBy(sort, left, right));
    return rows;
  }

  change(module: ModuleName, id: string, values: RecordValues): CrmRecord {
    const before = this.findAny(module, id);
    if (before === undefined) throw new Error(`${module} ${id} is not there.`);
    const record = { ...before, values: { ...before.values, ...values } };
    this.#table(module).set(id, record);
    return record;
  }

  #table(module: ModuleName): Map<string, CrmRecord> {
    const stored = module === "Employees" ? "Users" : module;
    const known = this.#tables.get(stored);
    if (known !== undefined) return known;
    const table = new Map<string, CrmRecord>();
    this.#tables.set(stored, table);
    return table;
  }
}

function compareBy(
  sort: { readonly field: FieldDefinition; readonly descending: boolean },
  left: CrmRecord,
  right: CrmRecord,
): number {
  const { field, descending } = sort;
  const [one, other] = [left, right].map((record) =>
    field.name === "id" ? record.id : (record.values[field.name] ?? null),
  );
  // NULL sorts before everything.
  let order = 0;
  if (one === null || one === undefined) order = other === null || other === undefined ? 0 : -1;
  else if (other === null || other === undefined) order = 1;
  else order = compareValues(one, other, field) ?? 0;
  return descending ? -order : order;
}
