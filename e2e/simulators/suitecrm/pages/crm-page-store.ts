import { randomUUID } from "node:crypto";
import type { Crm } from "../crm.ts";
import { writeForUser, writeUtc } from "../records/display-time.ts";
import { linksOf } from "../records/links.ts";
import { findModule } from "../records/module-definition.ts";
import type { ModuleName } from "../records/module-name.ts";
import { nameOf, valueOf, type CrmRecord } from "../records/record.ts";
import type { PageRecord, PageStore } from "./page-store.ts";

/** The pages' view of the CRM, as one signed-in user sees it. */
export function pageStoreFor(crm: Crm, userId: string): PageStore {
  const preferences = crm.accounts.preferencesOf(userId);

  function toPage(record: CrmRecord): PageRecord {
    const shown = Object.entries(record.values).map(([field, value]) => [
      field,
      isTime(value) ? writeForUser(value, preferences) : (value ?? ""),
    ]);
    return {
      id: record.id,
      attributes: { ...Object.fromEntries(shown), name: nameOf(record), ...accountName(record) },
    };
  }

  function accountName(record: CrmRecord): { account_name?: string } {
    if (record.module !== "Contacts") return {};
    const [account] = behind(record, "accounts");
    return { account_name: account === undefined ? "" : nameOf(account) };
  }

  function behind(record: CrmRecord, link: string): CrmRecord[] {
    const definition = linksOf(record.module).find((known) => known.link === link);
    return definition === undefined ? [] : crm.relationships.related(record, definition);
  }

  const visible = (module: ModuleName): CrmRecord[] =>
    crm.records.list(module).filter((record) => crm.accounts.mayUse(userId, record));

  function find(moduleName: string, id: string): CrmRecord | undefined {
    const module = findModule(moduleName);
    const record = module && crm.records.find(module, id);
    return record && crm.accounts.mayUse(userId, record) ? record : undefined;
  }

  return {
    list(moduleName, { offset, limit, orderBy, descending }) {
      const module = findModule(moduleName);
      const all = (module === undefined ? [] : visible(module)).map((record) => ({
        key: orderBy === "name" ? nameOf(record) : valueOf(record, orderBy),
        record,
      }));
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
      const made = { ...changed, date_entered: now, created_by: userId, assigned_user_id: userId };
      return toPage(crm.records.add(module, randomUUID(), made));
    },

    history(moduleName, id) {
      const record = find(moduleName, id);
      if (record === undefined) return [];
      const entries = ["calls", "oldcalls", "notes", "notes_parent"].flatMap((link) =>
        behind(record, link),
      );
      // A call may belong both as parent and as relationship.
      const once = [...new Map(entries.map((entry) => [entry.id, entry])).values()];
      once.sort((one, other) => when(other).localeCompare(when(one)));
      return once.map((entry) => ({ module: entry.module, record: toPage(entry) }));
    },

    contactsOf(accountId) {
      const account = find("Accounts", accountId);
      return account === undefined ? [] : behind(account, "contacts").map(toPage);
    },

    userName(id) {
      const user = crm.records.find("Users", id);
      return user === undefined ? "" : nameOf(user);
    },
  };
}

function when(record: CrmRecord): string {
  return valueOf(record, "date_start") || valueOf(record, "date_entered");
}

function isTime(value: string | null): value is string {
  return value !== null && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value);
}
