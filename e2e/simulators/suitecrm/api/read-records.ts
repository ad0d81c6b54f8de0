import type { Crm } from "../crm.ts";
import type { ModuleName } from "../records/module-name.ts";
import { valueOf, type CrmRecord } from "../records/record.ts";
import { readFields, readListParameters } from "./list-parameters.ts";
import { checkOptions } from "./options.ts";
import { writePhpQuery, type PhpQuery } from "./php-query.ts";
import { ApiProblem } from "./problem.ts";
import { recordDocument } from "./record-document.ts";

/** How many rows come without `page[size]`. */
const usualSize = 20;

/** `GET /module/{Module}`: one page of records. */
export function listRecords(
  crm: Crm,
  readerId: string,
  module: ModuleName,
  query: PhpQuery,
): unknown {
  const { chosen, size, number, selection } = readListParameters(module, query);
  const access = crm.accounts.accessOf(readerId, module);
  if (access === "none") throw ApiProblem.accessDenied();
  const all = crm.records.list(module, selection);
  const seen =
    access === "all" ? all : all.filter((row) => valueOf(row, "assigned_user_id") === readerId);
  const start = (Math.max(number, 1) - 1) * (size ?? usualSize);
  const rows = seen.slice(start, start + (size ?? usualSize));
  if (rows.length === 0) {
    return { meta: { message: "Request was successful, but there is no result" }, data: [] };
  }
  // Each row is read again, the usual way: the first one that was deleted ends the whole answer.
  const gone = rows.find((record) => valueOf(record, "deleted") === "1");
  if (gone !== undefined) throw ApiProblem.notFound(module, gone.id);
  const data = rows.map((record) => recordDocument({ crm, module, record, readerId }, chosen));
  if (size === undefined) return { data };
  // The count was made without the role: everybody's records.
  const pages = Math.ceil(all.length / size);
  return {
    meta: { "total-pages": pages, "records-on-this-page": rows.length },
    data,
    links: pageLinks(module, query, number, pages),
  };
}

/** `GET /module/{Module}/{id}`. */
export function readRecord(
  crm: Crm,
  readerId: string,
  module: ModuleName,
  id: string,
  query: PhpQuery,
): unknown {
  checkOptions([...query.keys()], ["fields", "id", "moduleName"]);
  const chosen = readFields(module, query);
  const record = findUsable(crm, readerId, module, id);
  return { data: recordDocument({ crm, module, record, readerId }, chosen) };
}

/** The record, if it is there and this user's role lets them have it. */
export function findUsable(crm: Crm, readerId: string, module: ModuleName, id: string): CrmRecord {
  const record = crm.records.find(module, id);
  if (record === undefined) throw ApiProblem.notFound(module, id);
  if (!crm.accounts.mayUse(readerId, record)) throw ApiProblem.accessDenied();
  return record;
}

function pageLinks(module: ModuleName, query: PhpQuery, number: number, pages: number): unknown {
  const link = (page: number): string => {
    const copy: PhpQuery = new Map(query);
    const known = query.get("page");
    copy.set("page", new Map([...(typeof known === "object" ? known : []), ["number", `${page}`]]));
    return `V8/module/${module}?${writePhpQuery(copy)}`;
  };
  return {
    first: number > 1 ? link(1) : null,
    prev: number > 1 ? link(number - 1) : null,
    next: number + 1 <= pages ? link(number + 1) : null,
    last: number + 1 <= pages ? link(pages) : null,
  };
}
