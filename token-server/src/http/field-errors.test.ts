import { expect, it } from "vitest";
import * as z from "zod/mini";
import { fieldErrors } from "./field-errors.ts";

const Either = z.strictObject({
  to: z.union([z.strictObject({ id: z.uuid() }), z.strictObject({ number: z.string() })]),
});

const fieldsOf = (input: unknown) =>
  fieldErrors(Either.safeParse(input).error?.issues ?? [], "body").map(({ field }) => field);

it.each([
  ["a bad value of the first kind", { to: { id: "7" } }, ["to.id"]],
  ["a bad value of the second", { to: { number: 7 } }, ["to.number"]],
  ["neither", { to: "7" }, ["to"]],
  ["a stranger beside a good one", { to: { number: "7", x: 1 } }, ["to.x"]],
  ["nothing", {}, ["to"]],
])("names the field where one of two kinds will do: %s", (_, input, fields) => {
  expect(fieldsOf(input)).toEqual(fields);
});
