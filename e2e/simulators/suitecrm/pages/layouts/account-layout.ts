import {
  choice,
  createdField,
  descriptionField,
  emailField,
  field,
  nameField,
  otherTab,
  ownerField,
  userField,
  type Layout,
} from "./field.ts";

const typeField = choice("account_type", "Type", ["Customer", "Partner", "Prospect"]);

export const accountLayout: Layout = {
  module: "Accounts",
  object: "ACCOUNT",
  list: [
    nameField,
    field("billing_address_city", "City"),
    field("billing_address_country", "Billing Country"),
    field("phone_office", "Phone", "phone"),
    userField,
    emailField,
    createdField,
  ],
  moreColumns: [
    field("phone_alternate", "Alternate Phone", "phone"),
    field("phone_fax", "Fax", "phone"),
    field("website", "Website", "url"),
    typeField,
  ],
  massUpdate: [ownerField, typeField],
  details: [
    field("billing_address_street", "Billing Address", "address"),
    field("phone_alternate", "Alternate Phone", "phone"),
    field("website", "Website", "url"),
    descriptionField,
  ],
  detail: [
    {
      label: "OVERVIEW",
      fields: [
        nameField,
        field("phone_office", "Office Phone", "phone"),
        field("website", "Website", "url"),
        field("phone_fax", "Fax", "phone"),
        emailField,
        field("billing_address_street", "Billing Address", "address"),
        field("shipping_address_street", "Shipping Address", "address"),
        descriptionField,
        ownerField,
      ],
    },
    otherTab,
  ],
  nameFields: [field("name", "Name")],
  subpanels: ["activities", "history", "contacts", "opportunities", "leads"],
};
