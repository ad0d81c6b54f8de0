import { expect, it } from "vitest";
import { endReason } from "./end-reason.ts";

it.each([
  [31401, "microphone", null],
  [31486, null, "busy"],
  [31480, null, "no-answer"],
  [31603, null, "rejected"],
  [31404, null, "failed"],
  [20104, "not-allowed", null],
  [31005, "connection", null],
  [53000, "connection", null],
])("explains %i as %s, %s", (code, ending, outcome) => {
  expect(endReason(code)).toEqual({ ending, outcome });
});
