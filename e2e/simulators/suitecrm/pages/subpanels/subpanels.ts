import { field, nameField, userField, type Field, type SubpanelName } from "../layouts/field.ts";

interface Column extends Field {
  /** Stays in its row in narrow windows too. */
  readonly isAlwaysShown?: boolean;
}

/** A table below a record's detail view, of what belongs to it. */
export interface Subpanel {
  readonly title: string;
  readonly columns: readonly Column[];
  /** Whether its rows can be edited from there. */
  readonly hasTools: boolean;
}

const subject = { ...nameField, label: "Subject" };
const status = field("status", "Status", "enum");
const phone = field("phone_work", "Office Phone", "phone");
const email = field("email1", "Email", "email");

export const subpanels: Readonly<Record<SubpanelName, Subpanel>> = {
  activities: {
    title: "Activities",
    columns: [subject, status, field("date_start", "Due Date", "datetimecombo"), userField],
    hasTools: false,
  },
  history: {
    title: "History",
    columns: [subject, status, field("date_start", "Start Date", "datetimecombo"), userField],
    hasTools: false,
  },
  contacts: {
    title: "Contacts",
    columns: [
      nameField,
      { ...field("primary_address_city", "City"), isAlwaysShown: true },
      field("primary_address_state", "State"),
      email,
      phone,
    ],
    hasTools: true,
  },
  opportunities: {
    title: "Opportunities",
    columns: [
      nameField,
      field("sales_stage", "Sales Stage", "enum"),
      field("date_closed", "Close", "date"),
      field("amount_usdollar", "Opportunity Amount", "currency"),
      userField,
    ],
    hasTools: true,
  },
  leads: {
    title: "Leads",
    columns: [nameField, status, email, phone, userField],
    hasTools: true,
  },
};

export function isSubpanel(name: string): name is SubpanelName {
  return Object.hasOwn(subpanels, name);
}
