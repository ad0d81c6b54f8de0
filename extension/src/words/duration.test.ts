import { expect, it } from "vitest";
import { clock, roughly } from "./duration.ts";

it.each([
  [0, "00:00"],
  [252.9, "04:12"],
  [3729, "1:02:09"],
  [-1, "00:00"],
])("shows %d seconds on the clock as %s", (seconds, shown) => {
  expect(clock(seconds)).toBe(shown);
});

it.each([
  [48, "48 s"],
  [360, "6 min"],
  [3570, "1 h 0 min"],
  [8040, "2 h 14 min"],
])("says %d seconds as %s", (seconds, said) => {
  expect(roughly(seconds)).toBe(said);
});
