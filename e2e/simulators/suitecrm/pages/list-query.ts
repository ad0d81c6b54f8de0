import type { Field, Layout } from "./layouts/field.ts";
import { columnsOf } from "./layouts/layouts.ts";
import type { ListChoice } from "./list-preferences.ts";
import type { ListQuery } from "./page-store.ts";

type Parameters = Readonly<Record<string, string>>;

const rowsPerPage = 20;
const newestFirst = "date_entered";

/** Names of the form fields that hold a list's place and order. */
export function listFieldNames({ module, object }: Layout): {
  readonly offset: string;
  readonly orderBy: string;
} {
  return { offset: `${module}2_${object}_offset`, orderBy: `${module}2_${object}_ORDER_BY` };
}

/** What a request newly chooses. The CRM puts whatever is no column behind the default. */
export function choiceIn(layout: Layout, parameters: Parameters): ListChoice {
  const isColumn = (name: string): boolean =>
    columnsOf(layout).some((known) => known.name === name);
  const orderBy = parameters[listFieldNames(layout).orderBy] ?? "";
  const columns = (parameters["displayColumns"] ?? "").toLowerCase().split("|").filter(isColumn);
  return {
    ...(isColumn(orderBy) && { orderBy, descending: parameters["lvso"] === "DESC" }),
    ...(columns.length > 0 && { columns }),
  };
}

/** Which part of a list a request asks for, in the order chosen now or before. */
export function listQuery(layout: Layout, parameters: Parameters, choice: ListChoice): ListQuery {
  const offset = parameters[listFieldNames(layout).offset] ?? "0";
  return {
    offset: Math.max(0, Number.parseInt(offset, 10) || 0),
    limit: rowsPerPage,
    orderBy: choice.orderBy ?? newestFirst,
    descending: choice.descending ?? true,
  };
}

/** The columns shown: those the user chose, in that order, else the module's own. */
export function shownColumns(layout: Layout, { columns }: ListChoice): readonly Field[] {
  if (columns === undefined) return layout.list;
  return columns.flatMap((name) => columnsOf(layout).find((known) => known.name === name) ?? []);
}
