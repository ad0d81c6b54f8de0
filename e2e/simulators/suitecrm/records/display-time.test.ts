import { expect, test } from "vitest";
import { readDateFromUser, readFromUser, writeForUser } from "./display-time.ts";

const london = { timeZone: "Europe/London", dateFormat: "d/m/Y", timeFormat: "H:i" };
const newYork = { timeZone: "America/New_York", dateFormat: "m/d/Y", timeFormat: "h:ia" };

test.for([
  [london, "31/12/2026 23:30", "2026-12-31 23:30:00"],
  [london, "01/07/2026 00:15", "2026-06-30 23:15:00"],
  [newYork, "11/01/2026 12:05am", "2026-11-01 04:05:00"],
  [newYork, "03/08/2026 03:30am", "2026-03-08 07:30:00"],
  [newYork, "01/07/2026 12:00pm", "2026-01-07 17:00:00"],
] as const)("reads and writes $1 as $2", ([preferences, shown, stored]) => {
  expect(readFromUser(shown, preferences)).toBe(stored);
  expect(writeForUser(stored, preferences)).toBe(shown);
});

test.for(["2026-12-31 23:30", "31/12/2026", "31/13/2026 10:00", "31/12/2026 23:30:00", "soon"])(
  "does not read %s in another format",
  (text) => {
    expect(readFromUser(text, london)).toBeUndefined();
  },
);

test("reads a date in its user's format", () => {
  expect(readDateFromUser("05/04/2026", london)).toBe("2026-04-05");
  expect(readDateFromUser("05/04/2026", newYork)).toBe("2026-05-04");
});
