import { expect, it } from "vitest";
import type { BusinessHours } from "./hours.ts";
import { openingAt } from "./opening.ts";

const hours: BusinessHours = {
  alwaysOpen: false,
  timeZone: "Europe/Berlin",
  week: [
    { day: "monday", opens: "09:00", closes: "12:30" },
    { day: "monday", opens: "13:30", closes: "17:00" },
    { day: "friday", opens: "22:00", closes: "24:00" },
    { day: "sunday", opens: "00:00", closes: "05:00" },
  ],
  holidays: [{ date: "2026-12-28", name: "Between the years" }],
};
const at = (iso: string) => openingAt(hours, Date.parse(iso)).open;

it.each([
  ["2026-11-23T07:59:59Z", false],
  ["2026-11-23T08:00:00Z", true],
  ["2026-11-23T11:29:59Z", true],
  ["2026-11-23T11:30:00Z", false],
  ["2026-11-23T12:30:00Z", true],
  ["2026-11-23T16:00:00Z", false],
  // Tuesday has no hours.
  ["2026-11-24T10:00:00Z", false],
  // Friday until midnight; 23:00 UTC is Saturday there.
  ["2026-11-27T22:59:59Z", true],
  ["2026-11-27T23:00:00Z", false],
  // Summer time: an hour earlier in UTC.
  ["2026-07-06T07:00:00Z", true],
  // The night in which clocks go back: 02:30 comes twice, and is open both times.
  ["2026-10-25T00:30:00Z", true],
  ["2026-10-25T01:30:00Z", true],
  // A holiday that falls on a Monday.
  ["2026-12-28T09:00:00Z", false],
])("at %s open is %s", (iso, open) => {
  expect(at(iso)).toBe(open);
});

it("says why", () => {
  const why = (iso: string) => openingAt(hours, Date.parse(iso)).reason;
  expect(why("2026-11-23T08:00:00Z")).toBe(
    "It is Monday 2026-11-23, 09:00 in Europe/Berlin; open until 12:30.",
  );
  expect(why("2026-11-23T16:00:00Z")).toBe(
    "It is Monday 2026-11-23, 17:00 in Europe/Berlin; open 09:00–12:30, 13:30–17:00.",
  );
  expect(why("2026-11-24T16:00:00Z")).toContain("closed all day");
  expect(why("2026-12-28T09:00:00Z")).toContain("Between the years");
});

it("is always open where nobody set hours", () => {
  expect(openingAt({ ...hours, alwaysOpen: true }, 0).open).toBe(true);
});
