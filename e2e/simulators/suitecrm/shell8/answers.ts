/** What the shell and its server say to each other; the browser part imports these as types only. */

export type ShellFieldType =
  | "varchar"
  | "phone"
  | "fullname"
  | "enum"
  | "relate"
  | "datetime"
  | "text"
  | "url";

/** One field as a layout names it. */
export interface ShellField {
  readonly name: string;
  readonly label: string;
  readonly type: ShellFieldType;
  /** The value leads to its own record. */
  readonly link?: boolean;
  /** What an enum can be. */
  readonly options?: readonly string[];
  /** Of a relate: the front-end module it points to, and the attribute that holds the id. */
  readonly relate?: { readonly module: string; readonly idName: string };
  readonly readOnly?: boolean;
  /** Takes a row of its own. */
  readonly wide?: boolean;
}

/** One tab of a record page. */
export interface ShellTab {
  readonly key: string;
  readonly label: string;
  readonly fields: readonly ShellField[];
}

/** One subpanel and the card that opens it. */
export interface ShellSubpanel {
  readonly key: string;
  readonly label: string;
  readonly columns: readonly ShellField[];
}

/** The layouts of one module: what `moduleMetadata` answers. */
export interface ModuleMetadata {
  readonly module: string;
  readonly label: string;
  readonly singular: string;
  readonly list: readonly ShellField[];
  readonly filters: readonly ShellField[];
  readonly tabs: readonly ShellTab[];
  readonly subpanels: readonly ShellSubpanel[];
}

/** A record: every attribute a text, under the names of the layouts. */
export interface ShellRecord {
  readonly id: string;
  /** Front-end name, such as `leads`. */
  readonly module: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface RecordList {
  readonly records: readonly ShellRecord[];
  readonly total: number;
}

/** A module as the navigation knows it: where its list and its records are shown. */
export interface ShellModule {
  readonly name: string;
  readonly legacyName: string;
  readonly label: string;
  readonly list: "shell" | "legacy";
  readonly record: "shell" | "legacy";
  readonly inMenu: boolean;
}

/** What `appMetadata` answers. */
export interface AppMetadata {
  readonly user: { readonly id: string; readonly name: string };
  readonly systemName: string;
  readonly modules: readonly ShellModule[];
  readonly recordsPerPage: number;
  readonly paginationType: "pagination" | "load-more";
}

/** What `session-status` answers. */
export interface SessionStatus {
  readonly active: boolean;
  readonly id?: string;
}

/** Which records a list is of: a module's, or those that belong to one record. */
export type ListSource =
  | { readonly of: "module" }
  | { readonly of: "subpanel"; readonly key: string; readonly id: string }
  | { readonly of: "timeline"; readonly id: string };
