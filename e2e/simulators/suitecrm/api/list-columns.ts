import type { ModuleName } from "../records/module-name.ts";

interface Column {
  readonly field: string;
  readonly width: string;
  readonly label: string;
  readonly link?: boolean;
  readonly orderBy?: string;
  readonly relatedFields?: readonly string[];
  readonly module?: string;
  readonly id?: string;
  readonly customCode?: string;
}

const user: Column = {
  field: "ASSIGNED_USER_NAME",
  width: "5%",
  label: "User",
  module: "Employees",
  id: "ASSIGNED_USER_ID",
};
const created: Column = { field: "DATE_ENTERED", width: "10%", label: "Date Created" };
const email: Column = {
  field: "EMAIL1",
  width: "16%",
  label: "Email",
  customCode: "{$EMAIL1_LINK}",
};
const phone: Column = { field: "PHONE_WORK", width: "15%", label: "Office Phone" };
const personName: Column = {
  field: "NAME",
  width: "10%",
  label: "Name",
  link: true,
  orderBy: "name",
  relatedFields: ["first_name", "last_name", "salutation"],
};
const name: Column = { field: "NAME", width: "20%", label: "Name", link: true };
const status: Column = { field: "STATUS", width: "7%", label: "Status" };
const accountName: Column = {
  field: "ACCOUNT_NAME",
  width: "15%",
  label: "Account Name",
  relatedFields: ["account_id"],
};

/** The columns a list shows until its user chooses others. */
const columns: Readonly<Record<ModuleName, readonly Column[]>> = {
  Leads: [personName, status, accountName, phone, email, user, created],
  Contacts: [personName, accountName, email, phone, user, created],
  Prospects: [personName, email, phone, user, created],
  Accounts: [name, { field: "PHONE_OFFICE", width: "10%", label: "Phone" }, email, user, created],
  Calls: [
    { field: "DIRECTION", width: "10%", label: "Direction" },
    { ...name, label: "Subject" },
    { field: "DATE_START", width: "15%", label: "Start Date" },
    status,
    user,
  ],
  Opportunities: [
    name,
    accountName,
    { field: "SALES_STAGE", width: "10%", label: "Sales Stage" },
    { field: "AMOUNT_USDOLLAR", width: "10%", label: "Amount" },
    { field: "DATE_CLOSED", width: "10%", label: "Close" },
    user,
    created,
  ],
  Notes: [{ ...name, label: "Subject" }, user, created],
  Tasks: [
    { ...name, label: "Subject" },
    { field: "DATE_DUE", width: "15%", label: "Due Date" },
    status,
    user,
  ],
  Documents: [{ ...name, field: "DOCUMENT_NAME" }, user, created],
  Users: [personName, email, phone],
  Employees: [personName, email, phone],
};

/** `GET /listview/columns/{Module}`: a bare list, without `data`. */
export function columnsDocument(module: ModuleName): unknown {
  return columns[module].map((column) => ({
    fieldName: column.field,
    width: column.width,
    label: column.label,
    link: column.link ?? false,
    default: true,
    module: column.module ?? "",
    id: column.id ?? "",
    sortable: false,
    customCode: column.customCode ?? "",
    ...(column.orderBy === undefined ? {} : { orderBy: column.orderBy }),
    ...(column.relatedFields === undefined ? {} : { related_fields: column.relatedFields }),
  }));
}
