import type { Crm } from "../crm.ts";
import { writeUtc } from "../records/display-time.ts";
import { linksOf } from "../records/links.ts";
import type { ModuleName } from "../records/module-name.ts";
import type { CrmRecord } from "../records/record.ts";
import { isAdmin } from "../records/user-accounts.ts";
import { ApiProblem } from "./problem.ts";
import { findUsable } from "./read-records.ts";
import { recordDocument } from "./record-document.ts";
import { keepUpload } from "./upload.ts";
import { readWriteParameters } from "./write-parameters.ts";
import { incomingValues } from "./incoming-values.ts";

/** `POST /module`. */
export function createRecord(crm: Crm, writerId: string, body: unknown): unknown {
  const { module, id = crm.newId(), attributes } = readWriteParameters(body, false);
  if (crm.accounts.accessOf(writerId, module) === "none") throw ApiProblem.accessDenied();
  if (isUsers(module)) checkMayWriteUser(crm, writerId, undefined);
  if (crm.records.findAny(module, id) !== undefined) {
    throw ApiProblem.record(`Bean ${module} with id ${id} is already exist`);
  }
  const now = writeUtc(crm.now());
  const record = crm.records.add(module, id, {
    created_by: writerId,
    modified_user_id: writerId,
    date_modified: now,
    ...(module === "Documents" ? { active_date: now.slice(0, 10) } : {}),
    ...incomingValues(module, attributes, crm.accounts.preferencesOf(writerId)),
    // A time of creation may be sent, in the database's form only.
    ...creationTime(module, attributes, crm, writerId, now),
  });
  return finish(crm, writerId, record, attributes, "create");
}

/** `PATCH /module`: answered with 201 too. */
export function changeRecord(crm: Crm, writerId: string, body: unknown): unknown {
  const { module, id = "", attributes } = readWriteParameters(body, true);
  const before = crm.records.find(module, id);
  if (before === undefined) throw ApiProblem.notFound(module, id);
  if (isUsers(module)) checkMayWriteUser(crm, writerId, id);
  findUsable(crm, writerId, module, id);
  const record = crm.records.change(module, id, {
    modified_user_id: writerId,
    ...incomingValues(module, attributes, crm.accounts.preferencesOf(writerId), before),
    date_modified: writeUtc(crm.now()),
  });
  return finish(crm, writerId, record, attributes, "change");
}

/** `DELETE /module/{Module}/{id}`. */
export function deleteRecord(crm: Crm, writerId: string, module: ModuleName, id: string): unknown {
  findUsable(crm, writerId, module, id);
  if (isUsers(module)) checkMayWriteUser(crm, writerId, undefined);
  crm.records.change(module, id, { deleted: "1", date_modified: writeUtc(crm.now()) });
  return { meta: { message: `Record with id ${id} is deleted` }, data: [] };
}

function finish(
  crm: Crm,
  writerId: string,
  saved: CrmRecord,
  attributes: Readonly<Record<string, unknown>>,
  after: "create" | "change",
): unknown {
  const { module } = saved;
  relateAccount(crm, saved, attributes["account_id"]);
  const record = keepUpload(crm, writerId, saved, attributes);
  return { data: recordDocument({ crm, module, record, readerId: writerId, after }) };
}

function creationTime(
  module: ModuleName,
  attributes: Readonly<Record<string, unknown>>,
  crm: Crm,
  writerId: string,
  now: string,
): { readonly date_entered: string } {
  const { date_entered: sent } = attributes;
  const preferences = crm.accounts.preferencesOf(writerId);
  const stored = incomingValues(module, { date_entered: sent }, preferences)["date_entered"];
  return { date_entered: stored ?? now };
}

function relateAccount(crm: Crm, contact: CrmRecord, accountId: unknown): void {
  if (contact.module !== "Contacts" || typeof accountId !== "string") return;
  const link = linksOf("Contacts").find((candidate) => candidate.link === "accounts");
  const account = crm.records.find("Accounts", accountId);
  if (link !== undefined && account !== undefined) {
    crm.relationships.relate(contact, link, account);
  }
}

function isUsers(module: ModuleName): boolean {
  return module === "Users" || module === "Employees";
}

/** Plain users change nobody but themselves. */
function checkMayWriteUser(crm: Crm, writerId: string, userId: string | undefined): void {
  const writer = crm.accounts.find(writerId);
  if (writerId === userId || (writer !== undefined && isAdmin(writer))) return;
  throw ApiProblem.record("Not authorized");
}
