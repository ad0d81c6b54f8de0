import { expect, it } from "vitest";
import { initials } from "./who.ts";

it.each([
  ["Ana Carvalho", "AC"],
  ["Christopher-Alexander von Hohenlohe", "CH"],
  ["Élodie", "É"],
  ["李小龙", "李"],
  ["3M (Deutschland)", "MD"],
  ["  ", ""],
])("makes initials of %j", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
