import type { Crm } from "../crm.ts";
import { writeForUser } from "../records/display-time.ts";
import { linksOf } from "../records/links.ts";
import { nameOf, valueOf, type CrmRecord } from "../records/record.ts";
import type { ShellRecord } from "./answers.ts";
import { shellModuleOf } from "./modules.ts";

/** A record as the shell shows it to one user: times in their format, names of related records. */
export function showRecord(crm: Crm, userId: string, record: CrmRecord): ShellRecord {
  const preferences = crm.accounts.preferencesOf(userId);
  const shown = Object.entries(record.values).map(([field, value]) => [
    field,
    isTime(value) ? writeForUser(value, preferences) : (value ?? ""),
  ]);
  const owner = crm.records.find("Users", valueOf(record, "assigned_user_id"));
  return {
    id: record.id,
    module: shellModuleOf(record.module)?.name ?? record.module.toLowerCase(),
    attributes: {
      ...Object.fromEntries(shown),
      name: nameOf(record),
      full_name: nameOf(record),
      assigned_user_name: owner === undefined ? "" : valueOf(owner, "user_name"),
      ...accountOf(crm, record),
    },
  };
}

/** A contact keeps its account in a relationship, not in a column. */
function accountOf(crm: Crm, record: CrmRecord): Readonly<Record<string, string>> {
  if (record.module !== "Contacts") return {};
  const link = linksOf("Contacts").find((known) => known.link === "accounts");
  const [account] = link === undefined ? [] : crm.relationships.related(record, link);
  return account === undefined
    ? { account_name: "", account_id: "" }
    : { account_name: nameOf(account), account_id: account.id };
}

function isTime(value: string | null): value is string {
  return value !== null && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value);
}
