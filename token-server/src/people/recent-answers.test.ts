import { expect, it } from "vitest";
import { createRecentAnswers } from "./recent-answers.ts";

it("remembers for a minute that nobody was there, and a moment that somebody was", () => {
  let now = 0;
  const answers = createRecentAnswers({ now: () => now });
  answers.set("+1", "nobody");
  answers.set("+2", "found");
  expect([answers.get("+1"), answers.get("+2"), answers.get("+3")]).toEqual([
    "nobody",
    "found",
    undefined,
  ]);
  now = 5_000;
  expect([answers.get("+1"), answers.get("+2")]).toEqual(["nobody", undefined]);
  now = 60_000;
  expect(answers.get("+1")).toBeUndefined();
});

it("forgets the oldest when there are very many", () => {
  const answers = createRecentAnswers({ now: () => 0 });
  for (let number = 0; number <= 10_000; number += 1) answers.set(`+${number}`, "nobody");
  expect([answers.get("+0"), answers.get("+1"), answers.get("+10000")]).toEqual([
    undefined,
    "nobody",
    "nobody",
  ]);
});
