import { expect, it } from "vitest";
import { openTestDatabase } from "../testing/test-database.ts";
import { beginAttempt } from "./sign-in-attempts.ts";

it.each([
  ["capitals", "ANA"],
  ["spaces around", " ana "],
  ["accents", "A\u0301na"],
  ["another way to write an accent", "\u00e1na"],
  ["characters nobody sees", "a\u200bn\u00ada"],
  ["wide letters", "\uff41na"],
])("counts names together that are one to SuiteCRM’s database: %s", async (_what, variant) => {
  const { db } = await openTestDatabase();
  const clock = { now: () => 1_000_000 };
  const attempt = (userName: string, at: number) =>
    beginAttempt(db, clock, { userName, address: `203.0.113.${at}` });
  for (let failure = 0; failure < 5; failure += 1) {
    const userName = failure % 2 === 0 ? "ana" : variant;
    expect((await attempt(userName, failure)).outcome).toBe("allowed");
  }
  expect((await attempt(variant, 6)).outcome).toBe("blocked");
  expect((await attempt("bob", 7)).outcome).toBe("allowed");
});
