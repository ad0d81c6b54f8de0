import type { RecordRef } from "@ringback/shared/record-ref";

/** The page on which people see a record. SuiteCRM 8 is told by its API path. */
export function recordUrl(
  crm: { readonly url: string; readonly apiUrl: string },
  { module, id }: RecordRef,
): string {
  if (crm.apiUrl.startsWith(`${crm.url}/legacy/`)) {
    return `${crm.url}/#/${pageName(module)}/record/${encodeURIComponent(id)}`;
  }
  const query = new URLSearchParams({ module, action: "DetailView", record: id });
  return `${crm.url}/index.php?${query.toString()}`;
}

/** Core modules are lower case in SuiteCRM 8's addresses; custom ones (`abc_Visits`) keep their name. */
function pageName(module: string): string {
  return /^[A-Z][A-Za-z]*$/.test(module) ? module.toLowerCase() : encodeURIComponent(module);
}
