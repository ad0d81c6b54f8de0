import * as fc from "fast-check";
import { expect, it } from "vitest";
import { legStatuses } from "../leg-facts.ts";
import { afterLeg, type LegNews } from "./after-leg.ts";
import { LiveState } from "./live-state.ts";

const talking: LiveState = {
  agentId: "bea",
  customerCallSid: "customer",
  ourCallSid: "ours",
  leading: null,
  recorded: false,
  held: false,
  heldSince: null,
  aside: false,
  returning: null,
  transfer: null,
  handedOn: null,
  aloneSince: null,
  ending: null,
};
const transfer: NonNullable<LiveState["transfer"]> = {
  label: "to-ben",
  agentId: "ben",
  number: null,
  to: "Ben",
  how: "warm",
  stage: "ringing",
  from: "Bea",
  words: "wants dates",
  callSid: "theirs",
  heldBefore: false,
};
const held = { ...talking, held: true, heldSince: 5 };
const news = (callSid: string, status: LegNews["status"], label?: string): LegNews => ({
  callSid,
  status,
  at: 9,
  ...(label !== undefined && { label }),
});

it.each<[string, LiveState, LegNews, Partial<LiveState>]>([
  ["ends when our side hangs up", talking, news("ours", "completed"), { ending: "hang-up" }],
  [
    "keeps whoever was set aside",
    { ...held, aside: true },
    news("ours", "completed"),
    { ending: null, ourCallSid: null, aloneSince: 9, held: true },
  ],
  [
    "lets the agent talk with the colleague first",
    { ...held, transfer },
    news("theirs", "in-progress"),
    { transfer: { ...transfer, stage: "talking" }, held: true },
  ],
  [
    "gives the call to the colleague it was sent to at once",
    { ...held, transfer: { ...transfer, how: "cold", callSid: null } },
    news("theirs", "in-progress", "to-ben"),
    {
      agentId: "ben",
      ourCallSid: "theirs",
      transfer: null,
      held: false,
      handedOn: { by: "bea", from: "Bea", words: "wants dates" },
    },
  ],
  [
    "goes on as sent at once when the agent hangs up while it rings",
    { ...held, transfer },
    news("ours", "completed"),
    { ourCallSid: null, transfer: { ...transfer, how: "cold" }, ending: null },
  ],
  [
    "goes to the colleague when the agent hangs up on the talk with them",
    { ...held, transfer: { ...transfer, stage: "talking" } },
    news("ours", "completed"),
    { agentId: "ben", ourCallSid: "theirs", transfer: null, held: false },
  ],
  [
    "comes back to the agent",
    { ...held, transfer },
    news("theirs", "busy"),
    { agentId: "bea", transfer: null, held: false, ending: null },
  ],
  [
    "comes back as it was: on hold",
    { ...held, transfer: { ...transfer, heldBefore: true } },
    news("theirs", "no-answer"),
    { transfer: null, held: true },
  ],
  [
    "asks for a message when nobody of us is left",
    { ...held, ourCallSid: null, transfer: { ...transfer, how: "cold" } },
    news("theirs", "no-answer"),
    { transfer: null, ending: "voicemail" },
  ],
  [
    "stays set aside when nothing came of sending it on",
    { ...held, aside: true, ourCallSid: null, transfer: { ...transfer, how: "cold" } },
    news("theirs", "no-answer"),
    { transfer: null, ending: null, held: true, aside: true },
  ],
  [
    "goes on when the agent's browser comes back",
    {
      ...held,
      aside: true,
      ourCallSid: null,
      aloneSince: 7,
      returning: { label: "back", callSid: null },
    },
    news("new", "in-progress", "back"),
    { ourCallSid: "new", aside: false, held: false, returning: null, aloneSince: null },
  ],
  [
    "stays on hold when it does not",
    { ...held, aside: true, ourCallSid: null, returning: { label: "back", callSid: "new" } },
    news("new", "no-answer"),
    { held: true, aside: true, returning: null, ending: null },
  ],
])("%s", (_name, before, leg, after) => {
  expect(afterLeg(before, leg)).toMatchObject(after);
});

const labels: Readonly<Record<string, string>> = { theirs: "to-ben", new: "back" };
const leg = fc
  .record({
    callSid: fc.constantFrom("customer", "ours", "theirs", "new", "stranger"),
    status: fc.constantFrom(...legStatuses),
    at: fc.nat(1_000),
  })
  .map((one): LegNews => ({ ...one, label: labels[one.callSid] }));
const running = fc.constantFrom(null, transfer, { ...transfer, stage: "talking" as const });
const there = running.map((one) => ({ ...talking, transfer: one, held: one !== null }));
const away = fc
  .constantFrom(null, { label: "back", callSid: "new" })
  .map((returning) => ({ ...held, aside: true, ourCallSid: null, returning }));

it("says nothing new the second time, and never leaves somebody outside alone unawares", () => {
  fc.assert(
    fc.property(fc.oneof(there, away), fc.array(leg, { maxLength: 6 }), (start, legs) => {
      let live: LiveState = start;
      for (const one of legs) {
        const after = afterLeg(live, one);
        expect(afterLeg(after, one)).toEqual(after);
        LiveState.parse(after);
        const isAlone = after.ourCallSid === null && live.ourCallSid !== null;
        const isExpected =
          after.aside ||
          after.transfer !== null ||
          after.returning !== null ||
          after.ending !== null;
        if (isAlone) expect(isExpected).toBe(true);
        live = after;
      }
    }),
    { numRuns: 5_000 },
  );
});
