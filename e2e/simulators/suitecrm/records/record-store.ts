import { compareText, compareValues, fold, matches, type Condition } from "./conditions.ts";
import type { FieldDefinition } from "./fields/field-definition.ts";
import { moduleDefinition } from "./module-definition.ts";
import type { ModuleName } from "./module-name.ts";
import type { CrmRecord, RecordValues } from "./record.ts";

export interface Selection {
  readonly conditions?: readonly Condition[];
  /** How the conditions are joined; all of them by default. */
  readonly join?: "and" | "or";
  readonly sort?: { readonly field: FieldDefinition; readonly descending: boolean };
  /** Which rows to look at: those that were not deleted, by default. */
  readonly rows?: "present" | "deleted" | "all";
}

interface Table {
  readonly records: Map<string, CrmRecord>;
  /** Sorted as the primary key would be; made again after a new record. */
  ids: readonly string[] | undefined;
}

/** Every record of the CRM, in memory. Deleting only marks, as the CRM does. */
export class RecordStore {
  readonly #tables = new Map<ModuleName, Table>();

  /** Adds a row; missing columns get the module's defaults, else null. */
  add(module: ModuleName, id: string, values: RecordValues): CrmRecord {
    const table = this.#table(module);
    if (table.records.has(id)) throw new Error(`${module} ${id} is already there.`);
    const { defaults } = moduleDefinition(module);
    const record = { module, id, values: { ...defaults, deleted: "0", ...values } };
    table.records.set(id, record);
    table.ids = undefined;
    return record;
  }

  /** A record that was not deleted. */
  find(module: ModuleName, id: string): CrmRecord | undefined {
    const record = this.findAny(module, id);
    return record?.values["deleted"] === "1" ? undefined : record;
  }

  /** A record, deleted or not. */
  findAny(module: ModuleName, id: string): CrmRecord | undefined {
    return this.#table(module).records.get(id);
  }

  /** By id unless the selection sorts otherwise. */
  list(module: ModuleName, selection: Selection = {}): CrmRecord[] {
    const { conditions = [], join = "and", sort, rows: wanted = "present" } = selection;
    const { first, rest } = join === "and" ? cutById(conditions) : { rest: conditions };
    const found = this.#inOrder(module, first).filter((record) => {
      if (wanted !== "all" && (record.values["deleted"] === "1") !== (wanted === "deleted")) {
        return false;
      }
      if (rest.length === 0) return true;
      const holds = (condition: Condition) =>
        matches(
          condition.field.name === "id" ? record.id : record.values[condition.field.name],
          condition,
        );
      return join === "or" ? rest.some(holds) : rest.every(holds);
    });
    if (sort === undefined || (sort.field.name === "id" && !sort.descending)) return found;
    return found.toSorted((left, right) => compareBy(sort, left, right));
  }

  change(module: ModuleName, id: string, values: RecordValues): CrmRecord {
    const before = this.findAny(module, id);
    if (before === undefined) throw new Error(`${module} ${id} is not there.`);
    const record = { ...before, values: { ...before.values, ...values } };
    this.#table(module).records.set(id, record);
    return record;
  }

  /** Notes all records; the answer brings back what they were. */
  note(): () => void {
    const noted = [...this.#tables].map(
      ([module, { records }]) => [module, new Map(records)] as const,
    );
    return () => {
      this.#tables.clear();
      for (const [module, records] of noted) {
        this.#tables.set(module, { records: new Map(records), ids: undefined });
      }
    };
  }

  #inOrder(module: ModuleName, first: Condition | undefined): CrmRecord[] {
    const table = this.#table(module);
    table.ids ??= [...table.records.keys()].toSorted((left, right) =>
      compareText(fold(left), fold(right)),
    );
    const start = first === undefined ? 0 : startOf(table.ids, first);
    return table.ids.slice(start).flatMap((id) => table.records.get(id) ?? []);
  }

  #table(module: ModuleName): Table {
    const stored = module === "Employees" ? "Users" : module;
    const known = this.#tables.get(stored);
    if (known !== undefined) return known;
    const table: Table = { records: new Map(), ids: undefined };
    this.#tables.set(stored, table);
    return table;
  }
}

/** “After this id” is where a walk through the primary key begins, not a test of each row. */
function cutById(conditions: readonly Condition[]): {
  readonly first?: Condition;
  readonly rest: readonly Condition[];
} {
  const first = conditions.find(
    ({ field, operator }) => field.name === "id" && (operator === "gt" || operator === "gte"),
  );
  if (first === undefined) return { rest: conditions };
  return { first, rest: conditions.filter((condition) => condition !== first) };
}

function startOf(ids: readonly string[], condition: Condition): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (matches(ids[middle], condition)) high = middle;
    else low = middle + 1;
  }
  return low;
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
