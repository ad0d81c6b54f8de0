import { compareText } from "./conditions.ts";
import type { LinkDefinition } from "./links.ts";
import type { ModuleName } from "./module-name.ts";
import type { RecordStore } from "./record-store.ts";
import { valueOf, type CrmRecord } from "./record.ts";

/** The many-to-many tables, and the reading of every kind of link. */
export class RelationshipStore {
  readonly #records: RecordStore;
  /** Of each table, by record: the ids of those related to it, by module. */
  readonly #pairs = new Map<string, Map<string, Set<string>>>();

  constructor(records: RecordStore) {
    this.#records = records;
  }

  /** Relates two records; doing it again changes nothing. */
  relate(record: CrmRecord, link: LinkDefinition, related: CrmRecord): void {
    const { kind } = link;
    switch (kind.by) {
      case "pair":
        this.#others(kind.table, record, related.module).add(related.id);
        this.#others(kind.table, related, record.module).add(record.id);
        return;
      case "parent":
        this.#records.change(related.module, related.id, {
          parent_type: record.module,
          parent_id: record.id,
        });
        return;
      case "field":
        this.#records.change(related.module, related.id, { [kind.field]: record.id });
        return;
      case "own-field":
        this.#records.change(record.module, record.id, {
          [kind.field]: related.id,
          ...(kind.field === "parent_id" ? { parent_type: related.module } : {}),
        });
        return;
    }
  }

  unrelate(record: CrmRecord, link: LinkDefinition, related: CrmRecord): void {
    const { kind } = link;
    switch (kind.by) {
      case "pair":
        this.#others(kind.table, record, related.module).delete(related.id);
        this.#others(kind.table, related, record.module).delete(record.id);
        return;
      case "parent":
        this.#records.change(related.module, related.id, { parent_type: null, parent_id: null });
        return;
      case "field":
        this.#records.change(related.module, related.id, { [kind.field]: null });
        return;
      case "own-field":
        this.#records.change(record.module, record.id, { [kind.field]: null });
        return;
    }
  }

  /** The records behind a link, deleted ones left out. */
  related(record: CrmRecord, link: LinkDefinition): CrmRecord[] {
    const { kind, module } = link;
    switch (kind.by) {
      case "pair":
        return this.#found(module, [...this.#others(kind.table, record, module)]);
      case "parent":
        return this.#records
          .list(module)
          .filter(
            (other) =>
              valueOf(other, "parent_id") === record.id &&
              valueOf(other, "parent_type") === record.module,
          );
      case "field":
        return this.#records
          .list(module)
          .filter((other) => valueOf(other, kind.field) === record.id);
      case "own-field": {
        const parentType = valueOf(record, "parent_type");
        if (kind.field === "parent_id" && parentType !== module) return [];
        return this.#found(module, [valueOf(record, kind.field)]);
      }
    }
  }

  #found(module: ModuleName, ids: readonly string[]): CrmRecord[] {
    return ids.toSorted(compareText).flatMap((id) => this.#records.find(module, id) ?? []);
  }

  /** Notes all pairs; the answer brings back what they were. */
  note(): () => void {
    const copy = (table: ReadonlyMap<string, ReadonlySet<string>>) =>
      new Map([...table].map(([key, ids]) => [key, new Set(ids)]));
    const noted = [...this.#pairs].map(([name, table]) => [name, copy(table)] as const);
    return () => {
      this.#pairs.clear();
      for (const [name, table] of noted) this.#pairs.set(name, copy(table));
    };
  }

  #others(name: string, { module, id }: CrmRecord, otherModule: ModuleName): Set<string> {
    const table = this.#pairs.get(name) ?? new Map<string, Set<string>>();
    this.#pairs.set(name, table);
    const key = `${module} ${id} ${otherModule}`;
    const ids = table.get(key) ?? new Set();
    table.set(key, ids);
    return ids;
  }
}
