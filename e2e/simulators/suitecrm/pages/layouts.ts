import type { PageRecord } from "./page-store.ts";

export type FieldType =
  | "name"
  | "varchar"
  | "phone"
  | "enum"
  | "relate"
  | "datetime"
  | "text"
  | "email";

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
}

export interface Layout {
  readonly module: string;
  /** Columns of the list; those narrow windows hide carry the CRM's own class. */
  readonly list: readonly Field[];
  readonly detail: readonly Field[];
  /** Fields behind the shown name, in the edit form. */
  readonly nameFields: readonly Field[];
  readonly subpanels: readonly ("history" | "contacts")[];
}

const field = (name: string, label: string, type: FieldType = "varchar"): Field => ({
  name,
  label,
  type,
});
const name = field("name", "Name", "name");
const user = field("assigned_user_name", "User", "relate");
const created = field("date_entered", "Date Created", "datetime");
const email = field("email1", "Email", "email");
const description = field("description", "Description", "text");
const personName = [field("first_name", "First Name"), field("last_name", "Last Name")];

const personDetail = [
  name,
  field("phone_work", "Office Phone", "phone"),
  field("title", "Job Title"),
  field("phone_mobile", "Mobile", "phone"),
  field("department", "Department"),
  field("phone_fax", "Fax", "phone"),
  field("account_name", "Account Name"),
  field("primary_address_country", "Primary Address Country"),
  email,
  description,
  user,
];

const layouts: readonly Layout[] = [
  {
    module: "Leads",
    list: [
      name,
      field("status", "Status", "enum"),
      field("account_name", "Account Name"),
      field("phone_work", "Office Phone", "phone"),
      email,
      user,
      created,
    ],
    detail: personDetail,
    nameFields: personName,
    subpanels: ["history"],
  },
  {
    module: "Contacts",
    list: [
      name,
      field("title", "Job Title"),
      field("account_name", "Account Name"),
      email,
      field("phone_work", "Office Phone", "phone"),
      user,
      created,
    ],
    detail: personDetail,
    nameFields: personName,
    subpanels: ["history"],
  },
  {
    module: "Accounts",
    list: [
      name,
      field("billing_address_city", "City"),
      field("billing_address_country", "Billing Country"),
      field("phone_office", "Phone", "phone"),
      user,
      email,
      created,
    ],
    detail: [
      name,
      field("phone_office", "Office Phone", "phone"),
      field("website", "Website"),
      field("phone_fax", "Fax", "phone"),
      email,
      field("billing_address_country", "Billing Country"),
      description,
      user,
    ],
    nameFields: [field("name", "Name")],
    subpanels: ["history", "contacts"],
  },
  {
    module: "Calls",
    list: [
      name,
      field("status", "Status", "enum"),
      field("date_start", "Start Date", "datetime"),
      user,
    ],
    detail: [
      field("name", "Subject"),
      field("status", "Status", "enum"),
      field("direction", "Direction", "enum"),
      field("date_start", "Start Date & Time", "datetime"),
      field("duration", "Duration"),
      field("parent_name", "Related to", "relate"),
      description,
      user,
    ],
    nameFields: [field("name", "Subject")],
    subpanels: [],
  },
];

export function layoutOf(module: string): Layout | undefined {
  return layouts.find((layout) => layout.module === module);
}

/** The name a record goes by. */
export function recordName({ attributes }: PageRecord): string {
  return attributes["name"] ?? "";
}
