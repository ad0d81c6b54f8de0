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
const doNotCall = choice("do_not_call", "Do Not Call", ["0", "1"]);
const officePhone = field("phone_work", "Office Phone", "phone");
const mobile = field("phone_mobile", "Mobile", "phone");
const nameFields = [field("first_name", "First Name"), field("last_name", "Last Name")];

/** Every number a person can have, beside the one the list shows. */
const morePhones: readonly Field[] = [
  mobile,
  field("phone_home", "Home Phone", "phone"),
  field("phone_other", "Other Phone", "phone"),
  field("phone_fax", "Fax", "phone"),
  field("assistant_phone", "Assistant Phone", "phone"),
];

const details: readonly Field[] = [
  field("primary_address_street", "Primary Address", "address"),
  mobile,
  field("phone_home", "Home", "phone"),
  field("phone_other", "Other Phone", "phone"),
  source,
  descriptionField,
];

const overview: readonly Field[] = [
  field("full_name", "Name", "fullname"),
  officePhone,
  field("title", "Job Title"),
  mobile,
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
  moreColumns: [...morePhones, field("title", "Job Title"), source],
  massUpdate: [ownerField, doNotCall, status, source],
  details,
  detail: [
    { label: "OVERVIEW", fields: overview },
    { label: "MORE INFORMATION", fields: [status, source] },
    otherTab,
  ],
  nameFields,
  subpanels: ["activities", "history"],
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
  moreColumns: [...morePhones, source],
  massUpdate: [ownerField, doNotCall, source],
  details,
  detail: [
    { label: "OVERVIEW", fields: overview.filter(({ name }) => name !== "website") },
    { label: "MORE INFORMATION", fields: [source] },
    otherTab,
  ],
  nameFields,
  subpanels: ["activities", "history"],
};

/** Targets, as people call them. */
export const prospectLayout: Layout = {
  module: "Prospects",
  object: "PROSPECT",
  list: [nameField, field("title", "Job Title"), emailField, officePhone, userField, createdField],
  moreColumns: [...morePhones],
  massUpdate: [ownerField, doNotCall],
  details,
  detail: [
    { label: "OVERVIEW", fields: overview.filter(({ name }) => name !== "website") },
    otherTab,
  ],
  nameFields,
  subpanels: ["activities", "history"],
};
