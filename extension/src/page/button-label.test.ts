import { expect, it } from "vitest";
import { buttonLabel } from "./button-label.ts";

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
])("says name, kind and number of %j", ({ name, field }, international, label) => {
  const place = {
    found: { text: "", place: "phone" as const, field },
    owner: { record: null, name, country: undefined },
  };
  expect(buttonLabel("Call", place, [{ international }])).toBe(label);
});

it("names every number of the place", () => {
  const place = {
    found: { text: "", place: "phone" as const, field: "phone_mobile" },
    owner: { record: null, name: "Ana", country: undefined },
  };
  const numbers = [{ international: "+44 7700 900123" }, { international: "+44 7700 900124" }];
  expect(buttonLabel("Text", place, numbers)).toBe(
    "Text Ana, mobile, +44 7700 900123 or +44 7700 900124",
  );
});
