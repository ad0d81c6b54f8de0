import type { ShellSubpanel } from "../answers.ts";
import { choice, emailColumn, field, nameColumn, phone, userColumn } from "./fields.ts";

/** Calls and notes together: their rows lead to records of different modules. */
export const history: ShellSubpanel = {
  key: "history",
  label: "History",
  columns: [
    nameColumn("Subject"),
    choice("status", "Status", []),
    field("date_start", "Date", "datetime"),
    userColumn,
  ],
};

export const documents: ShellSubpanel = {
  key: "documents",
  label: "Documents",
  columns: [nameColumn("Document Name"), field("date_entered", "Publish Date", "datetime")],
};

export const contacts: ShellSubpanel = {
  key: "contacts",
  label: "Contacts",
  columns: [
    nameColumn(),
    field("primary_address_city", "City"),
    field("primary_address_state", "State"),
    emailColumn,
    phone("phone_work", "Office Phone"),
  ],
};

export const leads: ShellSubpanel = {
  key: "leads",
  label: "Leads",
  columns: [nameColumn(), emailColumn, phone("phone_work", "Office Phone"), userColumn],
};
