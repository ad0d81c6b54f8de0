import { expect, it } from "vitest";
import { afterWorkingTime, type WorkingHours } from "./working-hours.ts";

const hourMs = 3_600_000;
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const office: WorkingHours = {
  timeZone: "Europe/Berlin",
  week: weekdays.map((day) => ({ day, opens: "09:00", closes: "17:30" })),
  holidays: [{ date: "2026-12-25" }],
};
const after = (from: string, hours: number, when = office) =>
  new Date(afterWorkingTime(Date.parse(from), hours * hourMs, when)).toISOString();

it.each([
  ["within a day", "2026-11-25T10:00+01:00", 4, "2026-11-25T13:00:00.000Z"],
  ["to the minute of closing", "2026-11-25T13:30+01:00", 4, "2026-11-25T16:30:00.000Z"],
  ["into the next morning", "2026-11-25T16:30+01:00", 4, "2026-11-26T11:00:00.000Z"],
  ["from before opening", "2026-11-25T06:00+01:00", 2, "2026-11-25T10:00:00.000Z"],
  ["over a weekend", "2026-11-27T17:00+01:00", 2, "2026-11-30T09:30:00.000Z"],
  ["from a weekend", "2026-11-28T12:00+01:00", 2, "2026-11-30T10:00:00.000Z"],
  ["over a holiday and a weekend", "2026-12-24T17:00+01:00", 2, "2026-12-28T09:30:00.000Z"],
])("counts working hours %s", (_what, from, hours, due) => {
  expect(after(from, hours)).toBe(due);
});

it("keeps to the wall clock when the clocks change", () => {
  // Berlin goes from +02:00 to +01:00 in the night to Sunday 25 October 2026.
  expect(after("2026-10-23T17:00+02:00", 1)).toBe("2026-10-26T08:30:00.000Z");
  const nights = { ...office, week: [{ day: "sunday", opens: "00:00", closes: "24:00" }] };
  expect(after("2026-10-25T00:00+02:00", 24, nights)).toBe("2026-10-25T22:00:00.000Z");
  // In spring the hour from 02:00 is not there.
  const skipped = { ...office, week: [{ day: "sunday", opens: "02:30", closes: "05:00" }] };
  expect(after("2027-03-28T00:00+01:00", 1, skipped)).toBe("2027-03-28T02:30:00.000Z");
});

it("counts stretches that overlap once, and a lunch break not at all", () => {
  const split = {
    ...office,
    week: [
      { day: "monday", opens: "13:00", closes: "17:00" },
      { day: "monday", opens: "09:00", closes: "12:00" },
      { day: "monday", opens: "10:00", closes: "12:00" },
    ],
  };
  expect(after("2026-11-30T11:00+01:00", 2, split)).toBe("2026-11-30T13:00:00.000Z");
  expect(after("2026-11-30T09:00+01:00", 3, split)).toBe("2026-11-30T11:00:00.000Z");
});

it("counts every hour where nobody ever works", () => {
  expect(after("2026-11-25T10:00Z", 4, { ...office, week: [] })).toBe("2026-11-25T14:00:00.000Z");
});
