import type { RecordList } from "../answers.ts";
import type { Sorting } from "./table-body.ts";

/** The part of a list somebody saw last, for going from record to record in its order. */
export interface RememberedList {
  readonly ids: readonly string[];
  readonly offset: number;
  readonly total: number;
  readonly sorting?: Sorting;
}

const keyOf = (module: string): string => `${module}-recordview-current-record-pagination`;

export function rememberList(
  module: string,
  { records, total }: RecordList,
  offset: number,
  sorting: Sorting | undefined,
): void {
  const ids = records.map(({ id }) => id);
  const list: RememberedList = { ids, offset, total, ...(sorting && { sorting }) };
  localStorage.setItem(keyOf(module), JSON.stringify(list));
}

export function rememberedList(module: string): RememberedList | undefined {
  const kept = localStorage.getItem(keyOf(module));
  return kept === null ? undefined : (JSON.parse(kept) as RememberedList);
}
