import type { Layout } from "./layouts/field.ts";
import type { ListQuery } from "./page-store.ts";

const rowsPerPage = 20;
const newestFirst = "date_entered";

/** Names of the form fields that hold a list's place and order. */
export function listFieldNames({ module, object }: Layout): {
  readonly offset: string;
  readonly orderBy: string;
} {
  return { offset: `${module}2_${object}_offset`, orderBy: `${module}2_${object}_ORDER_BY` };
}

/** Which part of a list a request asks for. The CRM puts whatever is no column behind the default. */
export function listQuery(layout: Layout, parameters: Readonly<Record<string, string>>): ListQuery {
  const names = listFieldNames(layout);
  const asked = parameters[names.orderBy] ?? "";
  const isColumn = layout.list.some(({ name }) => name === asked);
  return {
    offset: Math.max(0, Number.parseInt(parameters[names.offset] ?? "0", 10) || 0),
    limit: rowsPerPage,
    orderBy: isColumn ? asked : newestFirst,
    descending: isColumn ? parameters["lvso"] === "DESC" : true,
  };
}
