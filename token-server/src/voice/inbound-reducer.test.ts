import * as fc from "fast-check";
import { expect, it, vi } from "vitest";
import { foldInbound, second, start } from "../testing/inbound-reports.ts";
import { answeredScenarios } from "../testing/inbound-scenarios/answered.ts";
import { movedScenarios } from "../testing/inbound-scenarios/moved.ts";
import { unansweredScenarios } from "../testing/inbound-scenarios/unanswered.ts";
import { beasMobile } from "../testing/route-examples.ts";
import type { CallProgress } from "./call-reducer.ts";
import type { LegFacts } from "./leg-facts.ts";
import { factsOfConversation } from "./webhook-facts.ts";

// Thousands of orders, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const inboundScenarios = { ...answeredScenarios, ...movedScenarios, ...unansweredScenarios };
const scenarios = Object.entries(inboundScenarios);

const settled = ({ listed }: (typeof inboundScenarios)[string]) =>
  factsOfConversation(listed, {
    startedAt: start,
    now: second(600),
    screenedNumbers: [beasMobile],
  });

/** What is known for good even where the webhook that told the moment of the answer is lost. */
const lasting = ({
  state,
  outcome,
  startedAt,
  endedAt,
  answeredBy,
  voicemailSeconds,
}: CallProgress) => ({
  state,
  outcome,
  startedAt,
  endedAt,
  answeredBy,
  voicemailSeconds,
});

it.each(scenarios)("tells how it went: %s", (_name, { reports, call }) => {
  const progress = foldInbound(reports.map(({ facts }) => facts));
  expect(progress).toMatchObject({ state: "ended", ...call });
});

it.each(scenarios)("learns it from Twilio's records alone: %s", (_name, scenario) => {
  const kept = scenario.reports.filter((report) => report.kept).map(({ facts }) => facts);
  const { outcome, answeredBy, voicemailSeconds } = foldInbound([...kept, settled(scenario)]);
  expect({ outcome, answeredBy, voicemailSeconds }).toMatchObject({
    outcome: scenario.call.outcome,
    answeredBy: scenario.call.answeredBy ?? null,
    voicemailSeconds: scenario.call.voicemailSeconds ?? null,
  });
});

it("comes to the same Call whatever the order, the repetition and the loss: 12,000 ways", () => {
  let lostSome = 0;
  const ways = fc.constantFrom(...scenarios).chain(([name, scenario]) => {
    const all = scenario.reports.map((_report, index) => index);
    return fc.record({
      name: fc.constant(name),
      lost: fc.subarray(all.filter((index) => scenario.reports[index]?.kept !== true)),
      again: fc.array(fc.constantFrom(...all), { maxLength: 8 }),
      isSettled: fc.boolean(),
      seed: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
    });
  });
  fc.assert(
    fc.property(ways, ({ name, lost, again, isSettled, seed }) => {
      const scenario = inboundScenarios[name];
      if (scenario === undefined) throw new Error(name);
      const complete = foldInbound(scenario.reports.map(({ facts }) => facts));
      const came = scenario.reports.map((_report, index) => index);
      const here = [...came, ...again].filter((index) => !lost.includes(index));
      const told: (readonly LegFacts[])[] = here.map(
        (index) => scenario.reports[index]?.facts ?? [],
      );
      // What was lost is mended by asking Twilio, sooner or later than what came.
      const isMended = lost.length > 0 || isSettled;
      if (lost.length > 0) lostSome += 1;
      const everything = isMended ? [...told, settled(scenario)] : told;
      const mixed = everything
        .map((facts) => ({ facts, at: seed.next().value ?? 0 }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ facts }) => facts);
      const progress = foldInbound(mixed);
      expect(lasting(progress)).toEqual(lasting(complete));
      if (lost.length === 0) expect(progress).toEqual(complete);
      // The talk is known to a second or so in any case.
      expect(Math.abs(progress.talkSeconds - complete.talkSeconds)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 12_000 },
  );
  expect(lostSome).toBeGreaterThan(5_000);
}, 120_000);

it.each(scenarios)("does not end before it ends: %s", (_name, { reports, call }) => {
  // What we answered ourselves is known before Twilio can tell what came of it.
  const ours = reports.filter((report) => report.kept);
  const theirs = reports.filter((report) => report.kept !== true);
  const shuffled = fc.shuffledSubarray(theirs, { minLength: theirs.length });
  fc.assert(
    fc.property(shuffled, (mixed) => {
      const told = mixed.map(({ facts }) => facts);
      const known = ours.map(({ facts }) => facts);
      const outcomes = told.map(
        (_facts, index) => foldInbound([...known, ...told.slice(0, index + 1)]).outcome,
      );
      const ends = outcomes.filter((outcome) => outcome !== null);
      // One that talked is never shown as missed, not even for a moment.
      if (call.outcome === "answered") expect(new Set(ends)).toEqual(new Set(["answered"]));
      expect(ends.at(-1)).toBe(call.outcome);
    }),
    { numRuns: 300 },
  );
});
