import { expect, it } from "vitest";
import { localTime } from "./local-time.ts";

const winterNoonUtc = Date.UTC(2026, 0, 15, 12, 0);

function digits(time: string | undefined): string | undefined {
  // The reader’s locale may write 07:00 AM.
  return time?.replaceAll(/ ?[AP]M/g, "");
}

it.each([
  ["London", "+442079460126", "12:00"],
  ["a British mobile range nobody has assigned", "+447700900123", "12:00"],
  ["San Francisco", "+14155550151", "04:00"],
  ["New York", "+12125550142", "07:00"],
  ["Toronto", "+14165550123", "07:00"],
  ["Phoenix, which has no summer time", "+16025550123", "05:00"],
  ["Idaho, which two zones share", "+12085550123", "04:00–05:00"],
  ["Jamaica, in the same numbering plan", "+18765550123", "07:00"],
  ["Berlin", "+493023125094", "01:00"],
  ["Delhi, half an hour off", "+911123456789", "05:30"],
])("knows the time in %s", (_, number, time) => {
  expect(digits(localTime(number, winterNoonUtc))).toBe(time);
});

it("follows summer time", () => {
  expect(digits(localTime("+442079460126", Date.UTC(2026, 6, 15, 9, 0)))).toBe("10:00");
});

it.each([
  ["a toll-free number", "+18005550123"],
  ["a satellite phone", "+881612345678"],
  ["no number", "12"],
])("says nothing for %s", (_, number) => {
  expect(localTime(number, winterNoonUtc)).toBeUndefined();
});
