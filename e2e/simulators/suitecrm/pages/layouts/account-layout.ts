import {
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
  subpanels: ["history", "contacts"],
};
