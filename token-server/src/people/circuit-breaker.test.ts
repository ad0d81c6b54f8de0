import { expect, it } from "vitest";
import { createCircuitBreaker } from "./circuit-breaker.ts";

it("takes one failure for an accident, two for an outage, and one success for its end", () => {
  const breaker = createCircuitBreaker({ now: () => 0 });
  breaker.failed();
  expect(breaker.isDown).toBe(false);
  breaker.succeeded();
  breaker.failed();
  expect(breaker.isDown).toBe(false);
  breaker.failed();
  expect(breaker.isDown).toBe(true);
  breaker.succeeded();
  expect(breaker.isDown).toBe(false);
});

it("lets one of many try again every fifteen seconds", () => {
  let now = 0;
  const breaker = createCircuitBreaker({ now: () => now });
  expect(breaker.mayProbe()).toBe(false);
  breaker.failed();
  breaker.failed();
  now = 14_999;
  expect(breaker.mayProbe()).toBe(false);
  now = 15_000;
  expect([breaker.mayProbe(), breaker.mayProbe()]).toEqual([true, false]);
  now = 29_999;
  expect(breaker.mayProbe()).toBe(false);
  now = 30_000;
  expect(breaker.mayProbe()).toBe(true);
});
