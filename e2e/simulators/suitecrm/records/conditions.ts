import type { FieldDefinition } from "./fields/field-definition.ts";
import { isLike } from "./like.ts";

export const operators = ["eq", "neq", "gt", "gte", "lt", "lte", "like"] as const;
export type Operator = (typeof operators)[number];

/** One comparison, as a row of SQL would make it. */
export interface Condition {
  readonly field: FieldDefinition;
  readonly operator: Operator;
  readonly value: string;
}

/** Compares as the CRM's database does: NULL matches nothing, letters' case and accents are equal. */
export function matches(stored: string | null | undefined, condition: Condition): boolean {
  if (stored === null || stored === undefined) return false;
  if (condition.operator === "like") return isLike(fold(stored), fold(condition.value));
  const order = compareValues(stored, condition.value, condition.field);
  if (order === undefined) return false;
  switch (condition.operator) {
    case "eq":
      return order === 0;
    case "neq":
      return order !== 0;
    case "gt":
      return order > 0;
    case "gte":
      return order >= 0;
    case "lt":
      return order < 0;
    case "lte":
      return order <= 0;
  }
}

/** Negative, zero or positive; undefined when the database could not read the value at all. */
export function compareValues(
  stored: string,
  value: string,
  field: FieldDefinition,
): number | undefined {
  switch (field.dbType) {
    case "datetime":
    case "date": {
      const time = readTime(value);
      return time === undefined ? undefined : compareText(readStoredTime(stored), time);
    }
    case "bool":
    case "int":
    case "float":
      return readNumber(stored) - readNumber(value);
    default:
      return compareText(fold(stored).trimEnd(), fold(value).trimEnd());
  }
}

export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Letters' case and accents taken away. */
export function fold(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toUpperCase();
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toUpperCase();
}

/** MariaDB reads the front of `2026-11-22T06:00:00+00:00` and drops the rest, the offset too. */
function readTime(text: string): string | undefined {
  const match = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d)?)?/.exec(text);
  if (match === null) return undefined;
  return `${match[1]} ${match[2] ?? "00:00"}${match[3] ?? ":00"}`;
}

/** Stored times are whole: nothing has to be read. */
function readStoredTime(text: string): string {
  return text.length === 19 ? text : (readTime(text) ?? "");
}

function readNumber(text: string): number {
  const value = Number.parseFloat(text);
  return Number.isNaN(value) ? 0 : value;
}
