import { expect, it } from "vitest";
import { formatTyped, showPasted } from "./typed-number.ts";

it.each([
  ["4155550151", "US", "(415) 555-0151"],
  ["+442079460126", "US", "+44 20 7946 0126"],
  ["03023125094", "DE", "030 23125094"],
  ["4155550151 ext. 2", "US", "4155550151 ext. 2"],
])("formats %s typed in %s as %s", (typed, country, shown) => {
  expect(formatTyped(typed, country)).toBe(shown);
});

it.each([
  ["+1 415-555-0151", "US", "(415) 555-0151"],
  ["Call me: +44 (0)20 7946 0126", "US", "+44 20 7946 0126"],
  ["nothing to call", "US", undefined],
])("shows pasted %j as %s", (pasted, country, shown) => {
  expect(showPasted(pasted, country)).toBe(shown);
});
