import * as z from "zod";

/** The modules this CRM holds records of. Employees are Users under another name. */
export const ModuleName = z.enum([
  "Leads",
  "Contacts",
  "Accounts",
  "Prospects",
  "Opportunities",
  "Users",
  "Employees",
  "Calls",
  "Notes",
  "Tasks",
  "Documents",
]);
export type ModuleName = z.infer<typeof ModuleName>;
