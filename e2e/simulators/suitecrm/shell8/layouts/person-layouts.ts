import type { ModuleMetadata, ShellField } from "../answers.ts";
import {
  choice,
  createdColumn,
  descriptionField,
  emailColumn,
  field,
  nameColumn,
  otherTab,
  ownerField,
  phone,
  phoneFilter,
  relate,
  userColumn,
} from "./fields.ts";
import { documents, history, leads } from "./subpanels.ts";

const status = choice("status", "Status", [
  "New",
  "Assigned",
  "In Process",
  "Converted",
  "Recycled",
  "Dead",
]);
const source = choice("lead_source", "Lead Source", ["Cold Call", "Web Site", "Word of mouth"]);
const officePhone = phone("phone_work", "Office Phone");
const accountText = field("account_name", "Account Name");
const accountLink = relate("account_name", "Account Name", "accounts", "account_id", {
  readOnly: true,
});

/** The first tab of a person, every phone of theirs on it. */
function overview(account: ShellField): ShellField[] {
  return [
    field("full_name", "Name", "fullname"),
    ownerField,
    field("title", "Job Title"),
    phone("phone_mobile", "Mobile"),
    field("department", "Department"),
    officePhone,
    phone("phone_home", "Home Phone"),
    phone("phone_fax", "Fax"),
    phone("phone_other", "Other Phone"),
    phone("assistant_phone", "Assistant Phone"),
    account,
    field("assistant", "Assistant"),
    field("primary_address_street", "Primary Address"),
    field("primary_address_city", "City"),
    field("email1", "Email Address", "varchar", { wide: true }),
    { ...descriptionField, wide: true },
  ];
}

const filters: readonly ShellField[] = [
  field("first_name", "First Name:"),
  field("email", "Any Email:"),
  phoneFilter,
  field("last_name", "Last Name:"),
  field("primary_address_city", "City:"),
  field("primary_address_country", "Country:"),
];

export const leadLayout: ModuleMetadata = {
  module: "leads",
  label: "Leads",
  singular: "Lead",
  list: [nameColumn(), status, accountText, officePhone, emailColumn, userColumn, createdColumn],
  filters,
  tabs: [
    {
      key: "LBL_CONTACT_INFORMATION",
      label: "OVERVIEW",
      fields: [...overview(accountText), field("website", "Website", "url")],
    },
    {
      key: "LBL_PANEL_ADVANCED",
      label: "MORE INFORMATION",
      fields: [status, source, field("status_description", "Status Description", "text")],
    },
    otherTab,
  ],
  subpanels: [history],
};

export const contactLayout: ModuleMetadata = {
  module: "contacts",
  label: "Contacts",
  singular: "Contact",
  list: [
    nameColumn(),
    field("title", "Job Title"),
    accountLink,
    emailColumn,
    officePhone,
    userColumn,
    createdColumn,
  ],
  filters,
  tabs: [
    { key: "LBL_CONTACT_INFORMATION", label: "OVERVIEW", fields: overview(accountLink) },
    { key: "LBL_PANEL_ADVANCED", label: "MORE INFORMATION", fields: [source] },
    otherTab,
  ],
  subpanels: [history, documents, leads],
};

export const prospectLayout: ModuleMetadata = {
  module: "prospects",
  label: "Targets",
  singular: "Target",
  list: [
    nameColumn(),
    field("title", "Job Title"),
    emailColumn,
    officePhone,
    userColumn,
    createdColumn,
  ],
  filters,
  tabs: [
    { key: "LBL_PROSPECT_INFORMATION", label: "OVERVIEW", fields: overview(accountText) },
    otherTab,
  ],
  subpanels: [history],
};
