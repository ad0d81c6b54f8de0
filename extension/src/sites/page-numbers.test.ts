import { expect, it } from "vitest";
import { readPageNumbers } from "./page-numbers.ts";

const read = (texts: (string | [text: string, country: string])[], agentCountry: string) =>
  readPageNumbers(
    texts.map((text) =>
      typeof text === "string"
        ? { text, field: "phone_work" }
        : { text: text[0], field: "phone_work", country: text[1] },
    ),
    agentCountry,
  ).map((numbers) => numbers.map(({ number }) => number).join(" "));

it.each([
  ["0491 570 157", "Australia", "+61491570157"],
  ["020 7946 0126", "UK", "+442079460126"],
  ["030 23125017", "DE", "+493023125017"],
])("reads %s in its record's country %s", (text, country, number) => {
  expect(read([[text, country]], "US")).toEqual([number]);
});

it("reads a bare number in the agent's country where the record's is not known", () => {
  expect(read(["020 7946 0126", ["020 7946 0126", "Atlantis"]], "GB")).toEqual([
    "+442079460126",
    "+442079460126",
  ]);
});

it("reads what cannot be the agent's country like the other numbers of the page", () => {
  expect(
    read(["+44 20 7946 0125", "+91 98765 43210", "+61 491 570 156", "07700 900124"], "US").at(-1),
  ).toBe("+447700900124");
  expect(read(["+44 20 7946 0125", "+61 491 570 156", "0491 570 157"], "US").at(-1)).toBe(
    "+61491570157",
  );
});

it("makes nothing of a number that no country of the page would write so", () => {
  expect(read(["+1 646 555 0177", "020 7946 0126"], "US")).toEqual(["+16465550177", ""]);
});

it("finds two numbers in one field, and takes no extension or area code for one", () => {
  expect(read(["212-555-0145 / 212-555-0146", "646 555 0142, ext 9"], "US")).toEqual([
    "+12125550145 +12125550146",
    "+16465550142",
  ]);
  expect(read(["030/23125017"], "DE")).toEqual(["+493023125017"]);
});
