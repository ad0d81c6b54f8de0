import { expect, test } from "vitest";
import { isLike } from "./like.ts";

test.for([
  ["+1 (646) 555-0177", "%6%4%6%5%5%5%0%1%7%7%", true],
  ["16465550177", "%6%4%6%5%5%5%0%1%7%7%", true],
  ["646555017", "%6%4%6%5%5%5%0%1%7%7%", false],
  ["+1 646 555 0177", "%5550177%", false],
  ["0177", "_177", true],
  ["10177", "_177", false],
  ["exact", "exact", true],
  ["exactly", "exact", false],
  ["50%", "50\\%", true],
  ["505", "50\\%", false],
  ["", "%", true],
  ["ab", "a%b%", true],
] as const)("%s like %s is %s", ([text, pattern, expected]) => {
  expect(isLike(text, pattern)).toBe(expected);
});

test("stays quick where a plain search would try for ever", () => {
  expect(isLike("1".repeat(5000), `${"%1".repeat(50)}%2`)).toBe(false);
});
