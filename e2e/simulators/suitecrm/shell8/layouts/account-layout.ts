import type { ModuleMetadata } from "../answers.ts";
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
  userColumn,
} from "./fields.ts";
import { contacts, documents, history, leads } from "./subpanels.ts";

export const accountLayout: ModuleMetadata = {
  module: "accounts",
  label: "Accounts",
  singular: "Account",
  list: [
    nameColumn(),
    field("billing_address_city", "City"),
    field("billing_address_country", "Billing Country"),
    phone("phone_office", "Phone"),
    userColumn,
    emailColumn,
    createdColumn,
  ],
  filters: [
    field("name", "Name:"),
    phoneFilter,
    field("email", "Any Email:"),
    field("billing_address_city", "City:"),
    field("billing_address_country", "Country:"),
  ],
  tabs: [
    {
      key: "lbl_account_information",
      label: "OVERVIEW",
      fields: [
        field("name", "Name"),
        ownerField,
        phone("phone_office", "Office Phone"),
        field("website", "Website", "url"),
        phone("phone_alternate", "Alternate Phone"),
        phone("phone_fax", "Fax"),
        field("billing_address_street", "Billing Address"),
        field("billing_address_city", "Billing City"),
        field("email1", "Email Address", "varchar", { wide: true }),
        { ...descriptionField, wide: true },
      ],
    },
    {
      key: "LBL_PANEL_ADVANCED",
      label: "MORE INFORMATION",
      fields: [
        choice("account_type", "Type", ["Customer", "Partner", "Prospect"]),
        // Digits that are no phone number.
        field("annual_revenue", "Annual Revenue"),
      ],
    },
    otherTab,
  ],
  subpanels: [history, documents, contacts, leads],
};
