import type { Crm } from "../crm.ts";
import { linksOf } from "../records/links.ts";
import type { ModuleName } from "../records/module-name.ts";
import { nameOf, valueOf, type CrmRecord } from "../records/record.ts";
import type { ListSource } from "./answers.ts";
import { showRecord } from "./show-record.ts";

export interface ListRequest {
  readonly source: ListSource;
  /** Field by field what was typed into the filter. */
  readonly criteria: Readonly<Record<string, string>>;
  readonly sort?: { readonly orderBy: string; readonly descending: boolean };
}

/** All records one list is of, filtered and in order, as one user may see them. */
export function findRecords(
  crm: Crm,
  userId: string,
  module: ModuleName,
  { source, criteria, sort }: ListRequest,
): CrmRecord[] {
  const found = candidates(crm, module, source)
    .filter((record) => crm.accounts.mayUse(userId, record))
    .filter((record) =>
      Object.entries(criteria).every(([name, typed]) => holds(record, name, typed)),
    );
  if (source.of === "timeline") return found.toSorted((one, other) => latest(other, one));
  const { orderBy, descending } = sort ?? { orderBy: "date_entered", descending: true };
  const key = (record: CrmRecord): string => {
    if (orderBy === "name") return nameOf(record);
    const stored = valueOf(record, orderBy);
    // A stored time sorts as it is; what is shown of related records is not stored.
    return stored === "" ? (showRecord(crm, userId, record).attributes[orderBy] ?? "") : stored;
  };
  const direction = descending ? -1 : 1;
  return found.toSorted((one, other) => key(one).localeCompare(key(other)) * direction);
}

function candidates(crm: Crm, module: ModuleName, source: ListSource): CrmRecord[] {
  if (source.of === "module") return crm.records.list(module);
  const record = crm.records.find(module, source.id);
  if (record === undefined) return [];
  const isHistory = source.of === "timeline" || source.key === "history";
  const links = isHistory ? ["calls", "oldcalls", "notes", "notes_parent"] : [source.key];
  const behind = linksOf(module)
    .filter(({ link }) => links.includes(link))
    .flatMap((link) => crm.relationships.related(record, link));
  // A call may belong both as parent and as relationship.
  return [...new Map(behind.map((related) => [related.id, related])).values()];
}

function latest(one: CrmRecord, other: CrmRecord): number {
  const when = (record: CrmRecord): string =>
    valueOf(record, "date_start") || valueOf(record, "date_entered");
  return when(one).localeCompare(when(other));
}

const phoneFields = ["home", "mobile", "work", "other", "fax", "office", "alternate"];

/** The two "any" fields of a filter look into several columns; the others into their own. */
function holds(record: CrmRecord, name: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return true;
  if (name === "phone") {
    return phoneFields.some((field) => valueOf(record, `phone_${field}`).includes(wanted));
  }
  const field = name === "email" ? "email1" : name;
  const value = field === "name" ? nameOf(record) : valueOf(record, field);
  return value.toLowerCase().startsWith(wanted);
}
