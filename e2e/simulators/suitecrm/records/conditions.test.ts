import { expect, test } from "vitest";
import { matches, type Operator } from "./conditions.ts";
import { defineFields } from "./fields/field-definition.ts";

const [text, number, time] = defineFields(`
  name varchar
  count int
  start datetimecombo/datetime
`);

function holds(field: typeof text, stored: string | null, operator: Operator, value: string) {
  if (field === undefined) throw new Error("No field was defined.");
  return matches(stored, { field, operator, value });
}

test("never matches what is not there, not even with neq", () => {
  expect(holds(text, null, "neq", "x")).toBe(false);
  expect(holds(text, "", "neq", "x")).toBe(true);
});

test("takes letters' case and accents as equal, and spaces at the end", () => {
  expect(holds(text, "Élodie ", "eq", "elodie")).toBe(true);
  expect(holds(text, "ÉLODIE", "like", "%lod%")).toBe(true);
});

test("compares numbers as numbers", () => {
  expect(holds(number, "9", "lt", "10")).toBe(true);
});

test("drops the offset of an ISO time instead of using it", () => {
  expect(holds(time, "2026-11-22 06:00:00", "gte", "2026-11-22T06:00:00+05:00")).toBe(true);
  expect(holds(time, "2026-11-22 05:59:59", "gte", "2026-11-22T06:00:00+05:00")).toBe(false);
});
