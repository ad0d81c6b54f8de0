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
  type Field,
  type Layout,
} from "./field.ts";

const status = choice("status", "Status", [
  "New",
  "Assigned",
  "In Process",
  "Converted",
  "Recycled",
  "Dead",
]);
const source = choice("lead_source", "Lead Source", ["Cold Call", "Web Site", "Word of mouth"]);
const officePhone = field("phone_work", "Office Phone", "phone");
const nameFields = [field("first_name", "First Name"), field("last_name", "Last Name")];

const overview: readonly Field[] = [
  field("full_name", "Name", "fullname"),
  officePhone,
  field("title", "Job Title"),
  field("phone_mobile", "Mobile", "phone"),
  field("department", "Department"),
  field("phone_fax", "Fax", "phone"),
  field("account_name", "Account Name"),
  field("website", "Website", "url"),
  field("primary_address_street", "Primary Address", "address"),
  field("alt_address_street", "Other Address", "address"),
  emailField,
  descriptionField,
  ownerField,
];

export const leadLayout: Layout = {
  module: "Leads",
  object: "LEAD",
  list: [
    nameField,
    status,
    field("account_name", "Account Name"),
    officePhone,
    emailField,
    userField,
    createdField,
  ],
  detail: [
    { label: "OVERVIEW", fields: overview },
    { label: "MORE INFORMATION", fields: [status, source] },
    otherTab,
  ],
  nameFields,
  subpanels: ["history"],
};

export const contactLayout: Layout = {
  module: "Contacts",
  object: "CONTACT",
  list: [
    nameField,
    field("title", "Job Title"),
    field("account_name", "Account Name"),
    emailField,
    officePhone,
    userField,
    createdField,
  ],
  detail: [
    { label: "OVERVIEW", fields: overview.filter(({ name }) => name !== "website") },
    { label: "MORE INFORMATION", fields: [source] },
    otherTab,
  ],
  nameFields,
  subpanels: ["history"],
};
