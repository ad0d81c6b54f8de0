import { moduleDefinition } from "../records/module-definition.ts";
import type { ModuleName } from "../records/module-name.ts";
import { ApiProblem } from "./problem.ts";

/** `GET /meta/fields/{Module}`: users may not look at the fields of Users. */
export function fieldsDocument(module: ModuleName): unknown {
  if (module === "Users") {
    throw ApiProblem.record(
      "[SuiteCRM] [Not Allowed] The API user does not have access to this module.",
    );
  }
  const fields = [...moduleDefinition(module).fields.values()];
  const attributes = fields.map(({ name, ...definition }) => [name, definition]);
  return { data: { type: "fields", attributes: Object.fromEntries(attributes) } };
}

const labels: Readonly<Record<string, string>> = {
  Accounts: "Accounts",
  Calls: "Calls",
  Campaigns: "Campaigns",
  Cases: "Cases",
  Contacts: "Contacts",
  AOS_Contracts: "Contracts",
  Documents: "Documents",
  EmailTemplates: "Email - Templates",
  Emails: "Emails",
  FP_events: "Events",
  AOS_Invoices: "Invoices",
  AOK_Knowledge_Base_Categories: "KB - Categories",
  AOK_KnowledgeBase: "Knowledge Base",
  Leads: "Leads",
  FP_Event_Locations: "Locations",
  Meetings: "Meetings",
  Notes: "Notes",
  Opportunities: "Opportunities",
  AOS_PDF_Templates: "PDF - Templates",
  AOS_Products: "Products",
  AOS_Product_Categories: "Products - Categories",
  Project: "Projects",
  AM_ProjectTemplates: "Projects - Templates",
  AOS_Quotes: "Quotes",
  AOR_Reports: "Reports",
  Spots: "Spots",
  Surveys: "Surveys",
  Tasks: "Tasks",
};

const everything = "access delete edit export import list massupdate view".split(" ");

/** `GET /meta/modules`: says full access whatever the user's roles are. */
export function modulesDocument(): unknown {
  const attributes = Object.entries(labels).map(([module, label]) => [
    module,
    { label, access: everything },
  ]);
  return { data: { type: "modules", attributes: Object.fromEntries(attributes) } };
}
