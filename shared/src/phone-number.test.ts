import { expect, it } from "vitest";
import { maskPhoneNumber } from "./e164.ts";
import { readPhoneNumber } from "./phone-number.ts";

it.each([
  ["020 7946 0126", "GB", "+442079460126"],
  ["+1 (646) 555-0177", undefined, "+16465550177"],
  ["tel:+14155550152", "DE", "+14155550152"],
  ["＋14155550152", undefined, "+14155550152"],
  ["0044 20 7946 0126", "DE", "+442079460126"],
  ["0044 20 7946 0126", "US", "+442079460126"],
  ["1-800-FLOWERS", "US", "+18003569377"],
])("reads %s in %s as %s", (text, country, number) => {
  expect(readPhoneNumber(text, country)?.number).toBe(number);
});

it.each([
  "n/a",
  "call reception",
  "",
  "12",
  "+1 212 555 01AB",
  "TBC",
  // Long enough for an American number, but none begins with 0.
  "0491 570 157",
])("reads no number in %j", (text) => {
  expect(readPhoneNumber(text, "US")).toBeUndefined();
});

it("keeps the extension apart", () => {
  expect(readPhoneNumber("(646) 555-0177 ext. 204", "US")).toMatchObject({
    number: "+16465550177",
    extension: "204",
  });
});

it("masks all but the last two digits", () => {
  expect(maskPhoneNumber("+44 20 7946 0126")).toBe("+•• •• •••• ••26");
});
