import {
  choice,
  descriptionField,
  field,
  nameField,
  otherTab,
  ownerField,
  userField,
  type Layout,
} from "./field.ts";

const status = choice("status", "Status", ["Planned", "Held", "Not Held"]);

export const callLayout: Layout = {
  module: "Calls",
  object: "CALL",
  list: [nameField, status, field("date_start", "Start Date", "datetime"), userField],
  detail: [
    {
      label: "CALL OVERVIEW",
      fields: [
        field("name", "Subject", "name"),
        status,
        choice("direction", "Direction", ["Inbound", "Outbound"]),
        field("date_start", "Start Date & Time", "datetime"),
        field("duration", "Duration"),
        field("parent_name", "Related to", "relate"),
        descriptionField,
        ownerField,
      ],
    },
    otherTab,
  ],
  nameFields: [field("name", "Subject")],
  subpanels: [],
};
