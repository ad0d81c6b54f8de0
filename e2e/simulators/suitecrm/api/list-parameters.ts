import { operators, type Condition } from "../records/conditions.ts";
import { isColumn, type FieldDefinition } from "../records/fields/field-definition.ts";
import { findModule, moduleDefinition } from "../records/module-definition.ts";
import type { ModuleName } from "../records/module-name.ts";
import type { Selection } from "../records/record-store.ts";
import { checkOptions } from "./options.ts";
import { textOf, type PhpQuery } from "./php-query.ts";
import { ApiProblem } from "./problem.ts";

export interface ListParameters {
  readonly chosen: ReadonlySet<string> | undefined;
  readonly size: number | undefined;
  /** 0 when not sent, which reads like 1 but makes different links. */
  readonly number: number;
  readonly selection: Selection;
}

/** Reads a list's query in the CRM's order, with its refusals. */
export function readListParameters(module: ModuleName, query: PhpQuery): ListParameters {
  checkOptions([...query.keys()], ["fields", "filter", "moduleName", "page", "sort"]);
  const chosen = readFields(module, query);
  const { size, number } = readPage(query);
  const sort = readSort(module, textOf(query.get("sort")));
  const filter = readFilter(module, query);
  return {
    chosen,
    size,
    number,
    selection: { ...filter, ...(sort === undefined ? {} : { sort }) },
  };
}

/** `fields[Leads]=a,b`; undefined means all. */
export function readFields(module: ModuleName, query: PhpQuery): ReadonlySet<string> | undefined {
  const fields = query.get("fields");
  if (fields === undefined) return undefined;
  if (typeof fields === "string") throw ApiProblem.invalidOption("fields", fields);
  const { objectName, fields: known } = moduleDefinition(module);
  const chosen = new Set<string>();
  for (const [name, list] of fields) {
    const asked = findModule(name, true);
    if (asked === undefined) throw ApiProblem.parameters(`Module ${name} does not exist`);
    if (asked !== module) continue;
    for (const field of (textOf(list) ?? "").split(",")) {
      if (!known.has(field)) {
        throw ApiProblem.parameters(
          `The following field in ${objectName} module is not found: ${field}`,
        );
      }
      chosen.add(field);
    }
  }
  return chosen;
}

function readPage(query: PhpQuery): { size: number | undefined; number: number } {
  const page = query.get("page");
  if (page === undefined) return { size: undefined, number: 0 };
  if (typeof page === "string") throw ApiProblem.invalidOption("page", page);
  checkOptions([...page.keys()], ["number", "size"]);
  const read = (name: string): number | undefined => {
    const value = page.get(name);
    if (value === undefined) return undefined;
    const text = textOf(value) ?? "array";
    if (!/^[1-9]\d*$/.test(text)) throw ApiProblem.invalidOption(name, text);
    return Number(text);
  };
  return { number: read("number") ?? 0, size: read("size") };
}

function readSort(module: ModuleName, sort: string | undefined): Selection["sort"] {
  if (sort === undefined) return undefined;
  if (!/^-?\w+$/.test(sort)) throw ApiProblem.invalidOption("sort", sort);
  const descending = sort.startsWith("-");
  const name = descending ? sort.slice(1) : sort;
  const { objectName, fields } = moduleDefinition(module);
  const field = fields.get(name);
  if (field === undefined) {
    throw ApiProblem.parameters(`Sort field ${name} in ${objectName} module is not found`);
  }
  if (!isColumn(field)) throw ApiProblem.database();
  return { field, descending };
}

function readFilter(module: ModuleName, query: PhpQuery): Selection {
  const filter = query.get("filter");
  if (filter === undefined) return {};
  if (typeof filter === "string") throw ApiProblem.invalidOption("filter", filter);
  const join = textOf(filter.get("operator"))?.toLowerCase() ?? "and";
  if (join !== "and" && join !== "or") {
    throw ApiProblem.parameters(`Filter operator ${join} is invalid`);
  }
  const conditions: Condition[] = [];
  for (const [name, comparisons] of filter) {
    if (name === "operator" || name === "deleted") continue;
    const field = readFilterField(module, name);
    if (typeof comparisons === "string") {
      throw ApiProblem.parameters(`Filter field ${name} must be an array`);
    }
    for (const [word, value] of comparisons) conditions.push(readCondition(field, word, value));
  }
  if (conditions.some(({ field }) => !isColumn(field) && field.name !== "email1")) {
    throw ApiProblem.database();
  }
  return { join, conditions, rows: readDeleted(filter.get("deleted")) };
}

/** Only `[eq]` counts, whatever joins the other conditions; anything else means what is there. */
function readDeleted(comparisons: string | PhpQuery | undefined): "present" | "deleted" {
  if (typeof comparisons !== "object") return "present";
  return Number.parseInt(textOf(comparisons.get("eq")) ?? "", 10) === 1 ? "deleted" : "present";
}

function readFilterField(module: ModuleName, name: string): FieldDefinition {
  const { objectName, fields } = moduleDefinition(module);
  const field = fields.get(name);
  if (field !== undefined) return field;
  throw ApiProblem.parameters(`Filter field ${name} in ${objectName} module is not found`);
}

function readCondition(field: FieldDefinition, word: string, value: string | PhpQuery): Condition {
  const operator = operators.find((known) => known === word.toLowerCase());
  if (operator === undefined) throw ApiProblem.parameters(`Filter operator ${word} is invalid`);
  return { field, operator, value: textOf(value) ?? "" };
}
