import type { ShellField, ShellFieldType, ShellTab } from "../answers.ts";

export function field(
  name: string,
  label: string,
  type: ShellFieldType = "varchar",
  more: Partial<ShellField> = {},
): ShellField {
  return { name, label, type, ...more };
}

export function phone(name: string, label: string): ShellField {
  return field(name, label, "phone");
}

export function choice(name: string, label: string, options: readonly string[]): ShellField {
  return field(name, label, "enum", { options });
}

export function relate(
  name: string,
  label: string,
  module: string,
  idName: string,
  more: Partial<ShellField> = {},
): ShellField {
  return field(name, label, "relate", { relate: { module, idName }, ...more });
}

/** The column that leads to the record. */
export function nameColumn(label = "Name"): ShellField {
  return field("name", label, "varchar", { link: true });
}

export const userColumn = relate("assigned_user_name", "User", "users", "assigned_user_id");
export const ownerField = relate("assigned_user_name", "Assigned to", "users", "assigned_user_id");
export const emailColumn = field("email1", "Email");
export const createdColumn = field("date_entered", "Date Created:", "datetime");
export const descriptionField = field("description", "Description", "text");

/** The last tab of every record page. */
export const otherTab: ShellTab = {
  key: "LBL_PANEL_ASSIGNMENT",
  label: "OTHER",
  fields: [
    field("date_entered", "Date Created", "datetime", { readOnly: true }),
    field("date_modified", "Date Modified", "datetime", { readOnly: true }),
  ],
};

/** What a list's filter offers. */
export const phoneFilter = field("phone", "Any Phone:");
