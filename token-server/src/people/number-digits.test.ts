import { expect, it } from "vitest";
import { nationalDigits, subscriberDigits } from "./number-digits.ts";

it("knows how a number is dialled at home, and what of it every spelling has", () => {
  expect(nationalDigits("+442079460126")).toBe("02079460126");
  expect(subscriberDigits("+442079460126")).toBe("2079460126");
  expect(nationalDigits("+61491570157")).toBe("0491570157");
  expect(subscriberDigits("+16465550177")).toBe("6465550177");
  // An Italian zero belongs to the number.
  expect(subscriberDigits("+390669812345")).toBe("0669812345");
  expect(subscriberDigits("+10")).toBe("");
});
