import { shownText } from "../field-view.ts";
import type { SubpanelName } from "../layouts/field.ts";
import type { ModuleRecord, PageStore } from "../page-store.ts";
import { subpanels } from "./subpanels.ts";

/** Which rows of a subpanel are asked for, and in which order. */
export interface SubpanelQuery {
  readonly offset: number;
  readonly limit: number;
  /** Empty: as the records come, the newest first. */
  readonly orderBy: string;
  readonly descending: boolean;
}

const rowsPerPage = 10;

export function subpanelQuery(parameters: Readonly<Record<string, string>>): SubpanelQuery {
  return {
    offset: Math.max(0, Number.parseInt(parameters["offset"] ?? "0", 10) || 0),
    limit: rowsPerPage,
    orderBy: parameters["order_by"] ?? "",
    descending: parameters["lvso"] === "DESC",
  };
}

/** One page of what belongs to a record. */
export function subpanelRows(
  store: PageStore,
  name: SubpanelName,
  { module, id }: { readonly module: string; readonly id: string },
  { offset, limit, orderBy, descending }: SubpanelQuery,
): { readonly rows: ModuleRecord[]; readonly total: number } {
  const all = gather(store, name, module, id);
  const column = subpanels[name].columns.find((known) => known.name === orderBy);
  if (column !== undefined) {
    const text = ({ record }: ModuleRecord): string => shownText(store, record, column);
    all.sort((one, other) => text(one).localeCompare(text(other)) * (descending ? -1 : 1));
  }
  return { rows: all.slice(offset, offset + limit), total: all.length };
}

function gather(store: PageStore, name: SubpanelName, module: string, id: string): ModuleRecord[] {
  if (name === "history") return store.history(module, id);
  if (name === "activities") return store.activities(module, id);
  return store.related(module, id, name);
}
