export type FieldType =
  | "name"
  | "fullname"
  | "varchar"
  | "phone"
  | "enum"
  | "relate"
  | "date"
  | "datetime"
  | "datetimecombo"
  | "currency"
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
  /** A panel below the tabs that is there but folded away until its heading is clicked. */
  readonly isFolded?: boolean;
}

export type SubpanelName = "activities" | "history" | "contacts" | "leads" | "opportunities";

export interface Layout {
  readonly module: string;
  /** The CRM's name of one such record, as it stands in the list's form fields. */
  readonly object: string;
  /** Columns of the list until its user chooses others. */
  readonly list: readonly Field[];
  /** Columns beside these that a user can switch on. */
  readonly moreColumns: readonly Field[];
  /** What can be changed in many rows at once; nothing where that is not allowed. */
  readonly massUpdate: readonly Field[];
  /** What the dialog behind a row's i shows, in this order. */
  readonly details: readonly Field[];
  /** Modules outside the CRM's own navigation are always loaded whole. */
  readonly isOutsideAjaxUi?: boolean;
  readonly detail: readonly Tab[];
  /** Fields behind the shown name, in the edit form. */
  readonly nameFields: readonly Field[];
  readonly subpanels: readonly SubpanelName[];
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
