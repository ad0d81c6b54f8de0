import { expect, it } from "vitest";
import { severalNumbers } from "./several-numbers.ts";

it.each([
  ["212-555-0145 / 212-555-0146", ["212-555-0145", "212-555-0146"]],
  ["020 7946 0125 or 020 7946 0126", ["020 7946 0125", "020 7946 0126"]],
  ["+1 646 555 0177; +1 646 555 0178", ["+1 646 555 0177", "+1 646 555 0178"]],
])("finds two numbers in %s", (text, numbers) => {
  expect(severalNumbers(text).map((part) => part.trim())).toEqual(numbers);
});

it.each(["646 555 0142, ext 9", "030/23125017", "call Ana or Ben", ""])(
  "takes %j for one",
  (text) => {
    expect(severalNumbers(text)).toEqual([text]);
  },
);
