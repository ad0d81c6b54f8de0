import { expect, it } from "vitest";
import { callLabel } from "./call-label.ts";

it.each([
  [
    { name: "Ana Carvalho", field: "phone_home" },
    "+44 20 7946 0126 ext. 12",
    "Call Ana Carvalho, home, +44 20 7946 0126, then 12",
  ],
  [{ name: null, field: "phone_work" }, "+1 415 555 0151", "Call office, +1 415 555 0151"],
  [
    { name: "Ana Carvalho", field: "my_phone_c" },
    "+1 415 555 0151",
    "Call Ana Carvalho, +1 415 555 0151",
  ],
])("says name, kind and number of %j", (field, international, label) => {
  expect(callLabel(field, { international })).toBe(label);
});
