import { expect, it } from "vitest";
import { backOffMs } from "./back-off.ts";

it.each([
  [0, 500, 1000],
  [1, 1000, 2000],
  [5, 16_000, 32_000],
  [6, 30_000, 60_000],
  [500, 30_000, 60_000],
])("waits longer with each attempt, at most a minute (%i)", (attempt, least, most) => {
  expect(backOffMs(attempt, () => 0)).toBe(least);
  expect(backOffMs(attempt, () => 1)).toBe(most);
});
