/** What an admin of the CRM sets for everybody, as far as the shell shows a difference. */
export interface ShellSettings {
  /** Whether lists turn pages or grow. */
  paginationType: "pagination" | "load-more";
}
