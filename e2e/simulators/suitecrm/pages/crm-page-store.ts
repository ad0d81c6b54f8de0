import { randomUUID } from "node:crypto";
import type { Crm } from "../crm.ts";
import { writeDateForUser, writeForUser, writeUtc } from "../records/display-time.ts";
import { linksOf, type LinkDefinition } from "../records/links.ts";
import { findModule } from "../records/module-definition.ts";
import type { ModuleName } from "../records/module-name.ts";
import { nameOf, valueOf, type CrmRecord } from "../records/record.ts";
import type { ModuleRecord, PageRecord, PageStore } from "./page-store.ts";

/** The pages' view of the CRM, as one signed-in user sees it. */
export function pageStoreFor(crm: Crm, userId: string): PageStore {
  const preferences = crm.accounts.preferencesOf(userId);

  function toPage(record: CrmRecord): PageRecord {
    const shown = Object.entries(record.values).map(([field, value]) => [field, show(value)]);
    return {
      id: record.id,
      attributes: { ...Object.fromEntries(shown), name: nameOf(record), ...accountName(record) },
    };
  }

  function show(value: string | null): string {
    if (value === null) return "";
    if (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value)) return writeForUser(value, preferences);
    return /^\d{4}-\d\d-\d\d$/.test(value) ? writeDateForUser(value, preferences) : value;
  }

  function accountName(record: CrmRecord): { account_name?: string } {
    if (record.module !== "Contacts" && record.module !== "Opportunities") return {};
    const [account] = behind(record, "accounts");
    return { account_name: account === undefined ? "" : nameOf(account) };
  }

  function linkOf(record: CrmRecord, link: string): LinkDefinition | undefined {
    return linksOf(record.module).find((known) => known.link === link);
  }

  function behind(record: CrmRecord, link: string): CrmRecord[] {
    const definition = linkOf(record, link);
    return definition === undefined ? [] : crm.relationships.related(record, definition);
  }

  const visible = (module: ModuleName): CrmRecord[] =>
    crm.records.list(module).filter((record) => crm.accounts.mayUse(userId, record));

  function find(moduleName: string, id: string): CrmRecord | undefined {
    const module = findModule(moduleName);
    const record = module && crm.records.find(module, id);
    return record && crm.accounts.mayUse(userId, record) ? record : undefined;
  }

  /** What stands behind several links of a record, each once, newest first. */
  function gather(moduleName: string, id: string, links: readonly string[]): CrmRecord[] {
    const record = find(moduleName, id);
    if (record === undefined) return [];
    const entries = links.flatMap((link) => behind(record, link));
    // A call may belong both as parent and as relationship.
    const once = [...new Map(entries.map((entry) => [entry.id, entry])).values()];
    return once.toSorted((one, other) => when(other).localeCompare(when(one)));
  }

  const entry = (record: CrmRecord): ModuleRecord => ({
    module: record.module,
    record: toPage(record),
  });

  return {
    list(moduleName, { offset, limit, orderBy, descending }, fits) {
      const module = findModule(moduleName);
      const rows = (module === undefined ? [] : visible(module)).map((record) => ({
        key: orderBy === "name" ? nameOf(record) : sortKey(record, orderBy),
        record,
      }));
      const all = fits === undefined ? rows : rows.filter(({ record }) => fits(read(record)));
      all.sort((one, other) => one.key.localeCompare(other.key) * (descending ? -1 : 1));
      const records = all.slice(offset, offset + limit).map(({ record }) => toPage(record));
      return { records, total: all.length };
    },

    find(moduleName, id) {
      const record = find(moduleName, id);
      return record && toPage(record);
    },

    save(moduleName, id, attributes) {
      const module = findModule(moduleName);
      if (module === undefined) throw new Error(`No module ${moduleName}.`);
      const now = writeUtc(crm.now());
      const changed = { ...attributes, date_modified: now, modified_user_id: userId };
      if (id !== undefined) return toPage(crm.records.change(module, id, changed));
      const made = { date_entered: now, created_by: userId, assigned_user_id: userId, ...changed };
      return toPage(crm.records.add(module, randomUUID(), made));
    },

    remove(moduleName, id) {
      const record = find(moduleName, id);
      if (record === undefined) return;
      const deleted = { deleted: "1", date_modified: writeUtc(crm.now()) };
      crm.records.change(record.module, id, deleted);
    },

    history(moduleName, id) {
      const links = ["calls", "oldcalls", "notes", "notes_parent"];
      return gather(moduleName, id, links).filter(isOver).map(entry);
    },

    activities(moduleName, id) {
      const links = ["calls", "oldcalls", "tasks", "tasks_parent"];
      return gather(moduleName, id, links)
        .filter((record) => !isOver(record))
        .map(entry);
    },

    related(moduleName, id, link) {
      return gather(moduleName, id, [link]).map(entry);
    },

    relate(moduleName, id, link, relatedId) {
      const record = find(moduleName, id);
      const definition = record && linkOf(record, link);
      if (record === undefined || definition === undefined) return;
      const related = find(definition.module, relatedId);
      if (related !== undefined) crm.relationships.relate(record, definition, related);
    },

    userName(id) {
      const user = crm.records.find("Users", id);
      return user === undefined ? "" : nameOf(user);
    },
  };
}

/** A planned call and an open task are still to do; everything else is history. */
function isOver(record: CrmRecord): boolean {
  if (record.module === "Notes") return true;
  return record.module === "Calls"
    ? valueOf(record, "status") !== "Planned"
    : ["Completed", "Deferred"].includes(valueOf(record, "status"));
}

/** Reads a stored value of a record, or the name it goes by. */
function read(record: CrmRecord): (field: string) => string {
  return (field) => (field === "name" ? nameOf(record) : valueOf(record, field));
}

/** Amounts are sorted by their size, whatever their length. */
function sortKey(record: CrmRecord, field: string): string {
  const value = valueOf(record, field);
  return /^\d+\.\d\d$/.test(value) ? value.padStart(20, "0") : value;
}

function when(record: CrmRecord): string {
  return valueOf(record, "date_start") || valueOf(record, "date_entered");
}
