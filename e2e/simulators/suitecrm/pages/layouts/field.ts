export type FieldType =
  | "name"
  | "fullname"
  | "varchar"
  | "phone"
  | "enum"
  | "relate"
  | "datetime"
  | "text"
  | "email"
  | "url"
  /** Several fields of one address, shown in one cell. */
  | "address";

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  /** What an enum can be. */
  readonly options?: readonly string[];
}

/** One tab of a detail view. */
export interface Tab {
  readonly label: string;
  readonly fields: readonly Field[];
}

export interface Layout {
  readonly module: string;
  /** The CRM's name of one such record, as it stands in the list's form fields. */
  readonly object: string;
  /** Columns of the list. */
  readonly list: readonly Field[];
  readonly detail: readonly Tab[];
  /** Fields behind the shown name, in the edit form. */
  readonly nameFields: readonly Field[];
  readonly subpanels: readonly ("history" | "contacts")[];
}

export function field(name: string, label: string, type: FieldType = "varchar"): Field {
  return { name, label, type };
}

export function choice(name: string, label: string, options: readonly string[]): Field {
  return { name, label, type: "enum", options };
}

export const nameField = field("name", "Name", "name");
export const userField = field("assigned_user_name", "User", "relate");
export const createdField = field("date_entered", "Date Created", "datetime");
export const emailField = field("email1", "Email", "email");
export const descriptionField = field("description", "Description", "text");
export const ownerField = field("assigned_user_name", "Assigned to", "relate");

/** The last tab of every detail view. */
export const otherTab: Tab = {
  label: "OTHER",
  fields: [field("date_modified", "Date Modified", "datetime"), createdField],
};
