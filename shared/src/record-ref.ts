import * as z from "zod/mini";

/** Which CRM record: the module as SuiteCRM names it (`Leads`) and the record's id. */
export const RecordRef = z.object({
  module: z
    .string()
    .check(
      z.regex(/^[A-Z][A-Za-z0-9_]{0,63}$/, "Send the module as SuiteCRM names it, such as Leads."),
    ),
  id: z
    .string()
    .check(z.regex(/^[A-Za-z0-9-]{1,36}$/, "Send the record’s id: letters, digits and hyphens.")),
});
export type RecordRef = z.infer<typeof RecordRef>;

/** Modules whose records are people a call can belong to. */
export const personModules = ["Leads", "Contacts", "Accounts", "Prospects"] as const;
