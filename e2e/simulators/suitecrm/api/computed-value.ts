import { readUtc, writeForUser } from "../records/display-time.ts";
import type { FieldDefinition } from "../records/fields/field-definition.ts";
import { linksOf } from "../records/links.ts";
import { findModule } from "../records/module-definition.ts";
import type { ModuleName } from "../records/module-name.ts";
import { nameOf, valueOf, type CrmRecord } from "../records/record.ts";
import type { Reading } from "./reading.ts";

/** Values no column holds; undefined when the field is not one of them. */
export function computedValue(reading: Reading, field: FieldDefinition): unknown {
  const { module, record } = reading;
  if (field.type === "link") return linkValue(module, record, field.name);
  return compute[module]?.[field.name]?.(reading) ?? everywhere[field.name]?.(reading);
}

type Compute = (reading: Reading) => unknown;

const fullName: Compute = ({ record }) => nameOf(record);
/** After a change the parent's name is not loaded again. */
const parentName: Compute = ({ crm, record, after }) => {
  if (after === "change") return "";
  const module = findModule(valueOf(record, "parent_type"));
  const parent =
    module === undefined ? undefined : crm.records.find(module, valueOf(record, "parent_id"));
  return parent === undefined ? "" : nameOf(parent);
};

const everywhere: Readonly<Record<string, Compute>> = { parent_name: parentName };

const emailFlag: Compute = ({ record }) => (valueOf(record, "email1") === "" ? "" : "0");

const emailFlags: Readonly<Record<string, Compute>> = {
  invalid_email: emailFlag,
  email_opt_out: emailFlag,
};

const person: Readonly<Record<string, Compute>> = {
  name: fullName,
  full_name: fullName,
  ...emailFlags,
};

const contactOf = ({ crm, record }: Reading) =>
  crm.records.find("Contacts", valueOf(record, "contact_id"));

const contactDetails: Readonly<Record<string, Compute>> = {
  contact_name: (reading) => {
    const contact = contactOf(reading);
    return contact === undefined ? "" : nameOf(contact);
  },
  contact_phone: (reading) => {
    const contact = contactOf(reading);
    return contact === undefined ? "" : valueOf(contact, "phone_work");
  },
  contact_email: (reading) => {
    const contact = contactOf(reading);
    return contact === undefined ? "" : valueOf(contact, "email1");
  },
};

const user: Readonly<Record<string, Compute>> = {
  name: fullName,
  full_name: fullName,
  factor_auth: () => false,
};

const compute: Partial<Record<ModuleName, Readonly<Record<string, Compute>>>> = {
  Leads: person,
  Prospects: person,
  Contacts: {
    ...person,
    account_id: (reading) => firstBehind(reading, "accounts")?.id ?? "",
    account_name: (reading) => {
      const account = firstBehind(reading, "accounts");
      return account === undefined ? "" : nameOf(account);
    },
  },
  Accounts: emailFlags,
  Users: user,
  Employees: user,
  Calls: {
    duration_hours: ({ record }) => valueOf(record, "duration_hours") || "0",
    reminder_checked: () => false,
    email_reminder_checked: () => false,
    contact_id: (reading) => firstBehind(reading, "contacts")?.id ?? "",
    contact_name: (reading) => {
      const contact = firstBehind(reading, "contacts");
      return contact === undefined ? "" : nameOf(contact);
    },
  },
  Notes: {
    ...contactDetails,
    filecontents: () => "",
    show_preview: ({ record, after }) =>
      after === "create" && valueOf(record, "filename") === "" ? false : "",
  },
  Tasks: contactDetails,
  Documents: {
    name: fullName,
    filename: ({ record }) => valueOf(record, "revision_filename"),
    status: ({ record }) => valueOf(record, "status_id"),
    revision: ({ record }) => (valueOf(record, "document_revision_id") === "" ? "" : "1"),
    last_rev_create_date: ({ crm, record, readerId }) => {
      const created = valueOf(record, "revision_date_entered");
      if (created === "" || Number.isNaN(readUtc(created).getTime())) return "";
      return writeForUser(created, crm.accounts.preferencesOf(readerId));
    },
    show_preview: () => false,
  },
};

function firstBehind({ crm, record }: Reading, linkName: string): CrmRecord | undefined {
  const link = linksOf(record.module).find((candidate) => candidate.link === linkName);
  return link === undefined ? undefined : crm.relationships.related(record, link)[0];
}

/** Links that the CRM loads while it fills the record come as an empty object, the others as "". */
const loadedLinks: Partial<Record<ModuleName, Readonly<Record<string, string>>>> = {
  Leads: { campaign_leads: "campaign_id" },
  Contacts: {
    reports_to_link: "reports_to_id",
    user_sync: "",
    campaign_contacts: "campaign_id",
  },
  Accounts: { member_of: "parent_id", campaign_accounts: "campaign_id" },
  Calls: { contacts: "" },
  Notes: { contact: "contact_id" },
  Tasks: { contacts: "contact_id" },
  Users: { reports_to_link: "reports_to_id" },
  Employees: { reports_to_link: "reports_to_id" },
};

function linkValue(module: ModuleName, record: CrmRecord, link: string): unknown {
  const idField = loadedLinks[module]?.[link];
  if (idField === undefined) return "";
  return idField === "" || valueOf(record, idField) === "" ? {} : "";
}
