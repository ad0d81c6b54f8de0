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

const status = choice("status", "Status", ["Planned", "Held", "Not Held"]);
const direction = choice("direction", "Direction", ["Inbound", "Outbound"]);
const related = field("parent_name", "Related to", "relate");
const start = field("date_start", "Start Date", "datetimecombo");

export const callLayout: Layout = {
  module: "Calls",
  object: "CALL",
  list: [direction, { ...nameField, label: "Subject" }, related, start, userField, createdField],
  moreColumns: [status],
  massUpdate: [ownerField, status, direction],
  details: [start, field("duration", "Duration"), status, descriptionField],
  detail: [
    {
      label: "CALL OVERVIEW",
      fields: [
        field("name", "Subject", "name"),
        status,
        direction,
        field("date_start", "Start Date & Time", "datetimecombo"),
        field("duration", "Duration"),
        related,
        descriptionField,
        ownerField,
      ],
    },
    otherTab,
  ],
  nameFields: [field("name", "Subject")],
  subpanels: [],
};
