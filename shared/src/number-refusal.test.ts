import { expect, it } from "vitest";
import { numberRefusal } from "./number-refusal.ts";

it.each(["+14155550152", "+442079460126", "+18005550199", "+491711234567"])(
  "finds nothing against dialling %s",
  (number) => {
    expect(numberRefusal(number)).toBeUndefined();
  },
);

it.each(["+19005550199", "+449098790000", "+499001123456", "+33899123456"])(
  "knows %s as premium rate",
  (number) => {
    expect(numberRefusal(number)).toBe("premium-rate");
  },
);

it.each(["+1415555", "+999123456789", "+1415555015299"])("knows that nobody has %s", (number) => {
  expect(numberRefusal(number)).toBe("impossible");
});
