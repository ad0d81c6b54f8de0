import {
  choice,
  createdField,
  descriptionField,
  field,
  nameField,
  otherTab,
  ownerField,
  userField,
  type Layout,
} from "./field.ts";

const stage = choice("sales_stage", "Sales Stage", [
  "Prospecting",
  "Needs Analysis",
  "Negotiation/Review",
  "Closed Won",
]);
const amount = field("amount_usdollar", "Amount", "currency");
const closes = field("date_closed", "Close", "date");
const nextStep = field("next_step", "Next Step");
const account = field("account_name", "Account Name");

/** Amounts and dates only: nothing in this module is a number to call. */
export const opportunityLayout: Layout = {
  module: "Opportunities",
  object: "OPPORTUNITY",
  list: [nameField, account, stage, amount, closes, userField, createdField],
  moreColumns: [nextStep],
  massUpdate: [ownerField, stage],
  details: [amount, nextStep, descriptionField],
  detail: [
    {
      label: "OVERVIEW",
      fields: [
        nameField,
        account,
        field("amount", "Opportunity Amount", "currency"),
        { ...closes, label: "Expected Close Date" },
        stage,
        nextStep,
        descriptionField,
        ownerField,
      ],
    },
    otherTab,
  ],
  nameFields: [field("name", "Opportunity Name")],
  subpanels: ["activities", "history"],
};
