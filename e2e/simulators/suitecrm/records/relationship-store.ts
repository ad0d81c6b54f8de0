import type { LinkDefinition } from "./links.ts";
import type { RecordStore } from "./record-store.ts";
import { valueOf, type CrmRecord } from "./record.ts";

/** The many-to-many tables, and the reading of every kind of link. */
export class RelationshipStore {
  readonly #records: RecordStore;
  readonly #pairs = new Map<string, Set<string>>();

  constructor(records: RecordStore) {
    this.#records = records;
  }

  /** Relates two records; doing it again changes nothing. */
  relate(record: CrmRecord, link: LinkDefinition, related: CrmRecord): void {
    const { kind } = link;
    switch (kind.by) {
      case "pair":
        this.#table(kind.table).add(pairKey(record, related));
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
        this.#table(kind.table).delete(pairKey(record, related));
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
    const all = this.#records.list(link.module);
    const { kind } = link;
    switch (kind.by) {
      case "pair":
        return all.filter((other) => this.#table(kind.table).has(pairKey(record, other)));
      case "parent":
        return all.filter(
          (other) =>
            valueOf(other, "parent_id") === record.id &&
            valueOf(other, "parent_type") === record.module,
        );
      case "field":
        return all.filter((other) => valueOf(other, kind.field) === record.id);
      case "own-field": {
        const id = valueOf(record, kind.field);
        const parentType = valueOf(record, "parent_type");
        if (kind.field === "parent_id" && parentType !== link.module) return [];
        return all.filter((other) => other.id === id);
      }
    }
  }

  /** Notes all pairs; the answer brings back what they were. */
  note(): () => void {
    const noted = [...this.#pairs].map(([table, pairs]) => [table, new Set(pairs)] as const);
    return () => {
      this.#pairs.clear();
      for (const [table, pairs] of noted) this.#pairs.set(table, new Set(pairs));
    };
  }

  #table(name: string): Set<string> {
    const known = this.#pairs.get(name);
    if (known !== undefined) return known;
    const table = new Set<string>();
    this.#pairs.set(name, table);
    return table;
  }
}

function pairKey(one: CrmRecord, other: CrmRecord): string {
  return [`${one.module} ${one.id}`, `${other.module} ${other.id}`].toSorted().join(" ");
}
