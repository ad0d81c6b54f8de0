import * as fc from "fast-check";
import { expect, it, vi } from "vitest";
import {
  agent,
  bea,
  beasMobile,
  ben,
  caller,
  cleo,
  closedBrowser,
  maiKnown,
  ours,
  owner,
  reception,
  settingsWith,
} from "../../testing/route-examples.ts";
import type { AgentPresence } from "./agent-presence.ts";
import { ringableNow, stepAfter } from "./after-step.ts";
import { planRoute } from "./plan-route.ts";
import { isEnding, type RouteStep } from "./route-plan.ts";

// Thousands of plans, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const ids = [bea, ben, cleo];
const secondOfOurs = "+12125550143";
const numbers = [
  ours,
  secondOfOurs,
  beasMobile,
  reception,
  "+14155550152",
  "+19005550199",
  "+1911",
];
const Number = fc.constantFrom(...numbers);
const NumberOrNone = fc.option(Number);

const Presence = fc
  .tuple(...ids.map((agentId) => fc.option(Agent(agentId))))
  .map((agents) => new Map(agents.flatMap((one) => (one === null ? [] : [[one.agentId, one]]))));

function Agent(agentId: string): fc.Arbitrary<AgentPresence> {
  return fc
    .record({
      active: fc.boolean(),
      state: fc.constantFrom("available" as const, "do-not-disturb" as const),
      onCall: fc.boolean(),
      beingRung: fc.boolean(),
      line: fc.constantFrom({ alive: true } as const, closedBrowser),
    })
    .map((more) => agent(agentId, more));
}

const Caller = fc
  .record({
    number: NumberOrNone,
    ourNumber: fc.constantFrom(ours, secondOfOurs),
    forwardedFrom: NumberOrNone,
    person: fc.constantFrom(maiKnown, null),
    sure: fc.boolean(),
    greeted: fc.boolean(),
  })
  .map((more) => caller({ ...more, ownNumbers: [ours, secondOfOurs] }));

const Owner = fc.option(
  fc
    .record({
      active: fc.boolean(),
      agentId: fc.option(fc.constantFrom(...ids)),
      mobile: NumberOrNone,
    })
    .map((more) => owner(more)),
);

const Given = fc
  .record({
    greeting: fc.record({ on: fc.boolean(), byFirstName: fc.boolean() }),
    presence: fc.record({ callWaiting: fc.boolean(), mobileWhenOffline: fc.boolean() }),
    ring: fc.record({
      order: fc.constantFrom("in-order" as const, "together" as const),
      mobile: fc.boolean(),
    }),
    team: fc.record({ on: fc.boolean(), members: fc.subarray(ids) }),
    queue: fc.record({ on: fc.boolean() }),
    fallback: NumberOrNone.map((number) => ({ ...(number !== null && { number }) })),
    usual: fc
      .record({
        alwaysOpen: fc.boolean(),
        recordInbound: fc.boolean(),
        outOfHours: fc.constantFrom("voicemail" as const, "fallback" as const),
      })
      .map(({ alwaysOpen, ...more }) => ({
        ...more,
        hours: { ...settingsWith().usual.hours, alwaysOpen },
      })),
  })
  .map(settingsWith);

const Now = fc.integer({ min: 1_750_000_000_000, max: 1_850_000_000_000 });
const World = fc.record({
  caller: Caller,
  owner: Owner,
  presence: Presence,
  settings: Given,
  now: Now,
});

const planFor = (world: typeof World extends fc.Arbitrary<infer Value> ? Value : never) =>
  planRoute(world.caller, world.owner, world.presence, world.settings, world.now);

const browsersOf = (step: RouteStep) =>
  step.kind === "browser" || step.kind === "team" || step.kind === "together" ? step.agentIds : [];
const numbersOf = (step: RouteStep) =>
  step.kind === "mobile" || step.kind === "together" || step.kind === "fallback"
    ? [step.number]
    : [];
const mobileOwnersOf = (step: RouteStep) =>
  (step.kind === "mobile" || step.kind === "together") && step.agentId !== null
    ? [step.agentId]
    : [];

const check = (property: (world: Parameters<typeof planFor>[0]) => void) =>
  fc.assert(fc.property(World, property), { numRuns: 2_000 });

it("ends every plan in one ending, and only there", () => {
  check((world) => {
    const { steps } = planFor(world).plan;
    expect(steps.findIndex(isEnding)).toBe(steps.length - 1);
  });
});

it("never rings a line that is dead, wants quiet, has left, or is in a call", () => {
  check((world) => {
    const { callWaiting } = world.settings.presence;
    for (const step of planFor(world).plan.steps) {
      for (const id of browsersOf(step)) {
        const one = world.presence.get(id);
        expect(one).toMatchObject({ active: true, state: "available", line: { alive: true } });
        if (!callWaiting) expect(one).toMatchObject({ onCall: false, beingRung: false });
      }
      for (const id of mobileOwnersOf(step)) {
        const one = world.presence.get(id);
        if (one !== undefined) {
          expect(one).toMatchObject({ state: "available", onCall: false, beingRung: false });
        }
      }
    }
  });
});

it("rings no browser and no number twice", () => {
  check((world) => {
    const { steps } = planFor(world).plan;
    for (const rung of [steps.flatMap(browsersOf), steps.flatMap(numbersOf)]) {
      expect(new Set(rung).size).toBe(rung.length);
    }
  });
});

it("passes no call on to ourselves, back to the caller, or to a number that costs extra", () => {
  check((world) => {
    const { caller: who } = world;
    const forbidden = [...who.ownNumbers, who.number, who.forwardedFrom, "+19005550199", "+1911"];
    for (const number of planFor(world).plan.steps.flatMap(numbersOf)) {
      expect(forbidden).not.toContain(number);
    }
  });
});

it("rings nobody out of hours but the fallback number where that is set", () => {
  check((world) => {
    const { plan, trace } = planFor(world);
    if (!trace.some(({ step, decision }) => step === "hours" && decision === "closed")) return;
    const kinds = plan.steps.filter(({ kind }) => kind !== "say").map(({ kind }) => kind);
    const allowed =
      world.settings.usual.outOfHours === "fallback"
        ? [["voicemail"], ["fallback", "voicemail"]]
        : [["voicemail"]];
    expect(allowed).toContainEqual(kinds);
  });
});

it("gives a reason for every step and every decision, in a sentence", () => {
  check((world) => {
    const { plan, trace } = planFor(world);
    for (const { reason, decision } of trace) {
      expect(reason).toMatch(/^[\p{Lu}\d+].*\.$/u);
      expect(decision).not.toBe("");
    }
    const told = trace.filter(({ decision }) =>
      ["ring", "wait", "record", "reject"].includes(decision),
    );
    const acting = plan.steps.filter(({ kind }) => kind !== "say");
    // Together is one step of two decisions; a team's members are decided one by one.
    expect(told.length).toBeGreaterThanOrEqual(acting.length);
  });
});

it("announces a recording before anyone is rung, and only then", () => {
  check((world) => {
    const { steps, record } = planFor(world).plan;
    const announced = steps.findIndex(
      (step) => step.kind === "say" && step.what === "announcement",
    );
    const firstRing = steps.findIndex(
      (step) => browsersOf(step).length + numbersOf(step).length > 0,
    );
    if (firstRing >= 0 && record) {
      expect(announced).toBeGreaterThanOrEqual(0);
      expect(announced).toBeLessThan(firstRing);
    }
    if (!record) expect(announced).toBe(-1);
  });
});

it("can be followed step by step to its end, whatever changes meanwhile", () => {
  fc.assert(
    fc.property(World, Presence, (world, later) => {
      const { plan } = planFor(world);
      let position = -1;
      let steps = 0;
      for (;;) {
        const next = stepAfter(plan, position);
        expect(next.position).toBeGreaterThan(position);
        ({ position } = next);
        steps += 1;
        const now = ringableNow(next.step, later, plan);
        for (const id of now.step === undefined ? [] : browsersOf(now.step)) {
          expect(later.get(id)).toMatchObject({ active: true, state: "available" });
          expect(later.get(id)?.line.alive).toBe(true);
        }
        if (isEnding(next.step)) break;
      }
      expect(steps).toBeLessThanOrEqual(plan.steps.length);
      expect(() => stepAfter(plan, position)).toThrow("The plan is over");
    }),
    { numRuns: 2_000 },
  );
});
