import * as fc from "fast-check";
import { expect, it } from "vitest";
import { joinFacts, legStatuses, type LegFacts } from "./leg-facts.ts";

const instant = fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined });
const flag = fc.constantFrom(true, undefined);
const status = fc.constantFrom(...legStatuses);
const dial = fc.record({ status, bridged: fc.boolean(), callerHungUp: fc.boolean() });
const facts: fc.Arbitrary<LegFacts> = fc
  .record({
    callSid: fc.constant("CA1"),
    parentCallSid: fc.constant(null),
    status,
    seenAt: instant,
    startedAt: instant,
    answeredAt: instant,
    endedAt: instant,
    seconds: instant,
    sipResponseCode: instant,
    dial: fc.option(dial, { nil: undefined }),
    dialEndedAt: instant,
    speaks: flag,
    settled: flag,
  })
  .map((all) => joinFacts({ callSid: "CA1", parentCallSid: null, status: "queued" }, all));

it("does not care about the order of reports", () => {
  fc.assert(
    fc.property(facts, facts, (a, b) => {
      expect(joinFacts(a, b)).toEqual(joinFacts(b, a));
    }),
  );
});

it("does not care how reports are grouped", () => {
  fc.assert(
    fc.property(facts, facts, facts, (a, b, c) => {
      expect(joinFacts(joinFacts(a, b), c)).toEqual(joinFacts(a, joinFacts(b, c)));
    }),
  );
});

it("does not care about repetition", () => {
  fc.assert(
    fc.property(facts, (a) => {
      expect(joinFacts(a, a)).toEqual(a);
    }),
  );
});
