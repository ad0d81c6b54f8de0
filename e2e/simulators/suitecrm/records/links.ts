import type { ModuleName } from "./module-name.ts";

/** How the records behind a link are found. */
export type LinkKind =
  | { readonly by: "pair"; readonly table: string }
  | { readonly by: "parent" }
  | { readonly by: "field"; readonly field: string }
  | { readonly by: "own-field"; readonly field: string };

export interface LinkDefinition {
  readonly link: string;
  readonly module: ModuleName;
  readonly kind: LinkKind;
}

/** The links that lead to modules held here; every other link of a module exists but is empty. */
export function linksOf(module: ModuleName): readonly LinkDefinition[] {
  return links[module];
}

/** The link the CRM picks when a request names only the other module. */
export function linkBetween(module: ModuleName, related: ModuleName): LinkDefinition | undefined {
  return linksOf(module).find((link) => link.module === related);
}

function pair(link: string, module: ModuleName, table: string): LinkDefinition {
  return { link, module, kind: { by: "pair", table } };
}

function children(link: string, module: ModuleName): LinkDefinition {
  return { link, module, kind: { by: "parent" } };
}

function field(link: string, module: ModuleName, name: string): LinkDefinition {
  return { link, module, kind: { by: "field", field: name } };
}

function ownField(link: string, module: ModuleName, name: string): LinkDefinition {
  return { link, module, kind: { by: "own-field", field: name } };
}

const people = [
  ownField("assigned_user_link", "Users", "assigned_user_id"),
  ownField("created_by_link", "Users", "created_by"),
  ownField("modified_user_link", "Users", "modified_user_id"),
];

const links: Readonly<Record<ModuleName, readonly LinkDefinition[]>> = {
  Leads: [
    pair("calls", "Calls", "calls_leads"),
    children("oldcalls", "Calls"),
    children("notes", "Notes"),
    children("tasks", "Tasks"),
    ownField("contact", "Contacts", "contact_id"),
    ownField("accounts", "Accounts", "account_id"),
    ...people,
  ],
  Contacts: [
    pair("calls", "Calls", "calls_contacts"),
    pair("accounts", "Accounts", "accounts_contacts"),
    pair("documents", "Documents", "documents_contacts"),
    field("notes", "Notes", "contact_id"),
    children("notes_parent", "Notes"),
    field("tasks", "Tasks", "contact_id"),
    children("tasks_parent", "Tasks"),
    field("leads", "Leads", "contact_id"),
    ...people,
  ],
  Accounts: [
    children("calls", "Calls"),
    children("notes", "Notes"),
    children("tasks", "Tasks"),
    pair("contacts", "Contacts", "accounts_contacts"),
    pair("opportunities", "Opportunities", "accounts_opportunities"),
    pair("documents", "Documents", "documents_accounts"),
    field("leads", "Leads", "account_id"),
    ...people,
  ],
  Prospects: [
    children("calls", "Calls"),
    children("notes", "Notes"),
    children("tasks", "Tasks"),
    ...people,
  ],
  Opportunities: [
    pair("accounts", "Accounts", "accounts_opportunities"),
    children("calls", "Calls"),
    children("notes", "Notes"),
    children("tasks", "Tasks"),
    ...people,
  ],
  Calls: [
    pair("contacts", "Contacts", "calls_contacts"),
    pair("leads", "Leads", "calls_leads"),
    pair("users", "Users", "calls_users"),
    children("notes", "Notes"),
    ownField("accounts", "Accounts", "parent_id"),
    ...people,
  ],
  Notes: [
    ownField("contact", "Contacts", "contact_id"),
    ...(["Leads", "Accounts", "Calls", "Tasks"] as const).map((module) =>
      ownField(module.toLowerCase(), module, "parent_id"),
    ),
    ...people,
  ],
  Tasks: [
    ownField("contacts", "Contacts", "contact_id"),
    ownField("leads", "Leads", "parent_id"),
    ownField("accounts", "Accounts", "parent_id"),
    ownField("contact_parent", "Contacts", "parent_id"),
    children("notes", "Notes"),
    ...people,
  ],
  Documents: [
    pair("leads", "Leads", "leads_documents"),
    pair("contacts", "Contacts", "documents_contacts"),
    pair("accounts", "Accounts", "documents_accounts"),
    ...people,
  ],
  Users: [pair("calls", "Calls", "calls_users")],
  Employees: [pair("calls", "Calls", "calls_users")],
};
