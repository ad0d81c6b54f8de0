import type { ModuleMetadata } from "../answers.ts";
import {
  choice,
  emailColumn,
  field,
  nameColumn,
  phone,
  phoneFilter,
  userColumn,
} from "./fields.ts";

const noRecordPage = { tabs: [], subpanels: [] };

export const callLayout: ModuleMetadata = {
  module: "calls",
  label: "Calls",
  singular: "Call",
  list: [
    nameColumn("Subject"),
    choice("status", "Status", ["Planned", "Held", "Not Held"]),
    field("date_start", "Start Date", "datetime"),
    userColumn,
  ],
  filters: [field("name", "Subject:")],
  ...noRecordPage,
};

/** Users and employees: the list is the shell's, the record the legacy page. */
function people(module: string, label: string, singular: string): ModuleMetadata {
  return {
    module,
    label,
    singular,
    list: [
      nameColumn(),
      field("user_name", "Username"),
      field("title", "Job Title"),
      phone("phone_work", "Office Phone"),
      phone("phone_mobile", "Mobile"),
      emailColumn,
    ],
    filters: [field("user_name", "Username:"), field("last_name", "Last Name:"), phoneFilter],
    ...noRecordPage,
  };
}

export const userLayout = people("users", "Users", "User");
export const employeeLayout = people("employees", "Employees", "Employee");
