import {
  choice,
  createdField,
  descriptionField,
  emailField,
  field,
  nameField,
  type Field,
  type Layout,
} from "./field.ts";

const status = choice("status", "Status", ["Active", "Inactive"]);
const employeeStatus = choice("employee_status", "Employee Status", ["Active", "Terminated"]);
const title = field("title", "Job Title");
const department = field("department", "Department");
const workPhone = field("phone_work", "Work Phone", "phone");
const nameFields = [field("first_name", "First Name"), field("last_name", "Last Name")];

const otherPhones: readonly Field[] = [
  field("phone_mobile", "Mobile", "phone"),
  field("phone_other", "Other Phone", "phone"),
  field("phone_fax", "Fax", "phone"),
  field("phone_home", "Home Phone", "phone"),
];

/** The people who sign in. Their numbers stand in a panel that is folded away at first. */
export const userLayout: Layout = {
  module: "Users",
  object: "USER",
  list: [
    nameField,
    field("user_name", "Username"),
    title,
    department,
    emailField,
    workPhone,
    status,
    createdField,
  ],
  moreColumns: otherPhones,
  massUpdate: [],
  details: [],
  detail: [
    {
      label: "USER PROFILE",
      fields: [
        field("full_name", "Name", "fullname"),
        field("user_name", "Username"),
        status,
        emailField,
      ],
    },
    {
      label: "Employee Information",
      isFolded: true,
      fields: [
        employeeStatus,
        title,
        workPhone,
        department,
        ...otherPhones,
        field("address_street", "Address", "address"),
        descriptionField,
      ],
    },
  ],
  nameFields,
  subpanels: [],
  isOutsideAjaxUi: true,
};

/** The same people, for everybody to look up. */
export const employeeLayout: Layout = {
  module: "Employees",
  object: "EMPLOYEE",
  list: [nameField, department, title, emailField, workPhone, employeeStatus, createdField],
  moreColumns: otherPhones,
  massUpdate: [],
  details: [],
  detail: [
    {
      label: "OVERVIEW",
      fields: [
        employeeStatus,
        field("full_name", "Name", "fullname"),
        title,
        workPhone,
        department,
        ...otherPhones,
        emailField,
        field("address_street", "Primary Address", "address"),
        descriptionField,
      ],
    },
  ],
  nameFields,
  subpanels: [],
  isOutsideAjaxUi: true,
};
