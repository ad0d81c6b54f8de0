import type { OauthClient } from "../api/tokens/oauth-client.ts";
import type { Crm } from "../crm.ts";
import { linksOf } from "../records/links.ts";
import type { ModuleName } from "../records/module-name.ts";
import type { CapturedDatabase, Row } from "./captured-database.ts";

const tables: readonly (readonly [string, ModuleName])[] = [
  ["users", "Users"],
  ["leads", "Leads"],
  ["contacts", "Contacts"],
  ["accounts", "Accounts"],
  ["prospects", "Prospects"],
];

/** Fills an empty CRM with the people and companies of a captured one. */
export function importDatabase(crm: Crm, database: CapturedDatabase): void {
  const mainEmails = readEmails(database, "1");
  const otherEmails = readEmails(database, "0");
  for (const [table, module] of tables) {
    for (const { id, ...values } of database.rows(table)) {
      if (id === null || id === undefined) continue;
      crm.records.add(module, id, {
        ...values,
        email1: mainEmails.get(id) ?? null,
        email2: otherEmails.get(id) ?? null,
        jjwg_maps_lng_c: null,
        jjwg_maps_lat_c: null,
      });
    }
  }
  const link = linksOf("Contacts").find((candidate) => candidate.link === "accounts");
  for (const { contact_id, account_id } of database.rows("accounts_contacts")) {
    const contact = crm.records.find("Contacts", contact_id ?? "");
    const account = crm.records.find("Accounts", account_id ?? "");
    if (link && contact && account) crm.relationships.relate(contact, link, account);
  }
}

/** The clients that were registered there, all with the same secret. */
export function importClients(database: CapturedDatabase, secret: string): OauthClient[] {
  const users = new Map(database.rows("users").map((row) => [row["id"], row["user_name"]]));
  return database.rows("oauth2clients").map((row) => ({
    id: row["id"] ?? "",
    name: row["name"] ?? "",
    secret,
    grant: readGrant(row),
    isConfidential: row["is_confidential"] === "1",
    redirectUrl: row["redirect_url"] ?? "",
    assignedUserName: users.get(row["assigned_user_id"] ?? "") ?? "",
  }));
}

function readGrant(row: Row): OauthClient["grant"] {
  const grant = row["allowed_grant_type"];
  if (grant === "client_credentials" || grant === "authorization_code") return grant;
  return "password";
}

function readEmails(database: CapturedDatabase, isMain: "0" | "1"): ReadonlyMap<string, string> {
  const addresses = new Map(
    database.rows("email_addresses").map((row) => [row["id"], row["email_address"]]),
  );
  return new Map(
    database
      .rows("email_addr_bean_rel")
      .filter((row) => row["primary_address"] === isMain && row["deleted"] === "0")
      .map((row) => [row["bean_id"] ?? "", addresses.get(row["email_address_id"] ?? "") ?? ""]),
  );
}
