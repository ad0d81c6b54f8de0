import { expect, it } from "vitest";
import { createCountryReader } from "./country-of-name.ts";

const read = createCountryReader(["en", "de", "fr"]);

it.each([
  ["United Kingdom", "GB"],
  [" uk ", "GB"],
  ["U.S.A.", "US"],
  ["de", "DE"],
  ["Deutschland", "DE"],
  ["ÉTATS-UNIS", "US"],
  ["Vereinigtes Königreich", "GB"],
])("reads %j as %s", (text, country) => {
  expect(read(text)).toBe(country);
});

it.each(["", "Atlantis", "Europe", "constructor"])("knows no country named %j", (text) => {
  expect(read(text)).toBeUndefined();
});
