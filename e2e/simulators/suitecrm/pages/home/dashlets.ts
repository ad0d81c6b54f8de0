import { field, nameField, type Field } from "../layouts/field.ts";

type ValueOf = (field: string) => string;

/** A table on the home page: rows of one module that belong to whoever looks. */
export interface Dashlet {
  readonly id: string;
  readonly title: string;
  readonly module: string;
  readonly columns: readonly Field[];
  readonly orderBy: string;
  /** Which of the user's own records it shows. */
  readonly fits?: (valueOf: ValueOf) => boolean;
}

export const dashlets: readonly Dashlet[] = [
  {
    id: "6d1f3a50-27c4-4c1b-9a54-0d7a51c0d001",
    title: "My Calls",
    module: "Calls",
    columns: [
      { ...nameField, label: "Subject" },
      field("parent_name", "Related to", "relate"),
      field("date_start", "Start Date", "datetimecombo"),
      field("status", "Status", "enum"),
    ],
    orderBy: "date_start",
    fits: (valueOf) => valueOf("status") === "Planned",
  },
  {
    id: "6d1f3a50-27c4-4c1b-9a54-0d7a51c0d002",
    title: "My Top Open Opportunities",
    module: "Opportunities",
    columns: [
      { ...nameField, label: "Opportunity Name" },
      field("account_name", "Account Name"),
      field("amount_usdollar", "Amount", "currency"),
      field("date_closed", "Expected Close Date", "date"),
    ],
    orderBy: "amount_usdollar",
    fits: (valueOf) => !valueOf("sales_stage").startsWith("Closed"),
  },
  {
    id: "6d1f3a50-27c4-4c1b-9a54-0d7a51c0d003",
    title: "My Accounts",
    module: "Accounts",
    columns: [
      nameField,
      field("account_type", "Type", "enum"),
      field("website", "Website", "url"),
      field("phone_office", "Phone", "phone"),
      field("billing_address_country", "Billing Country"),
    ],
    orderBy: "name",
  },
  {
    id: "6d1f3a50-27c4-4c1b-9a54-0d7a51c0d004",
    title: "My Leads",
    module: "Leads",
    columns: [
      nameField,
      field("title", "Job Title"),
      field("phone_work", "Office Phone", "phone"),
      field("email1", "Email", "email"),
    ],
    orderBy: "date_entered",
  },
];

export function findDashlet(id: string): Dashlet | undefined {
  return dashlets.find((dashlet) => dashlet.id === id);
}
