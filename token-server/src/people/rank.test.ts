import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Candidate } from "./candidate.ts";
import { rank, type RankingContext } from "./rank.ts";

function candidate(
  name: string,
  changes: Partial<Omit<Candidate, "person">> & { module?: string; owner?: string } = {},
): Candidate {
  const { module = "Leads", owner = null, ...rest } = changes;
  const person = {
    record: { module, id: name },
    name,
    about: "",
    url: "",
    firstName: name,
    ownerCrmUserId: owner,
    country: null,
    numbers: [],
  };
  return { person, standing: "open", contactId: null, agreement: "exact", activeAt: 0, ...rest };
}

const order = (candidates: readonly Candidate[], context: RankingContext = {}) => {
  const { ranked, why } = rank(candidates, context);
  return [ranked.map(({ person }) => person.name).join(" "), why];
};

const lead = { module: "Leads", id: "ana" };

it.each<[string, readonly Candidate[], RankingContext, string, string | undefined]>([
  ["one alone", [candidate("ana")], {}, "ana", undefined],
  [
    "the running conversation before all",
    [candidate("eva", { activeAt: 9 }), candidate("ana", { standing: "dead" })],
    { conversation: lead, chosen: { module: "Leads", id: "eva" } },
    "ana eva",
    "the record of the running conversation",
  ],
  [
    "an agent's choice before what is only likelier",
    [candidate("eva", { activeAt: 9 }), candidate("ana", { standing: "dead" })],
    { chosen: lead },
    "ana eva",
    "an agent chose this record",
  ],
  [
    "a number of a known country before one that was taken for it",
    [candidate("eva", { agreement: "national", activeAt: 9 }), candidate("ana")],
    {},
    "ana eva",
    "the number agrees with its country",
  ],
  [
    "the contact before the lead it was",
    [
      candidate("lead", { standing: "converted", contactId: "ana", activeAt: 9 }),
      candidate("ana", { module: "Contacts" }),
    ],
    {},
    "ana lead",
    "the contact that the lead became",
  ],
  [
    "any contact before a lead that was converted to nobody knows whom",
    [
      candidate("lead", { standing: "converted", activeAt: 9 }),
      candidate("ana", { module: "Contacts" }),
    ],
    {},
    "ana lead",
    "the contact that the lead became",
  ],
  [
    "a converted lead like any other where its contact has another number",
    [
      candidate("ana", { standing: "converted", contactId: "x", activeAt: 9 }),
      candidate("eva", { module: "Contacts" }),
    ],
    {},
    "ana eva",
    "active most recently",
  ],
  [
    "open before dead",
    [candidate("eva", { standing: "dead", owner: "me", activeAt: 9 }), candidate("ana")],
    { crmUserId: "me" },
    "ana eva",
    "still open",
  ],
  [
    "the agent's own before others'",
    [candidate("eva", { owner: "other", activeAt: 9 }), candidate("ana", { owner: "me" })],
    { crmUserId: "me" },
    "ana eva",
    "the agent’s own",
  ],
  [
    "nobody's own where nobody asks",
    [candidate("eva"), candidate("ana", { activeAt: 9 })],
    {},
    "ana eva",
    "active most recently",
  ],
])("puts %s", (_what, candidates, context, expected, why) => {
  expect(order(candidates, context)).toEqual([expected, why]);
});

it("orders the same people the same way, in whatever order they come", () => {
  const some = fc.record({
    name: fc.constantFrom("ana", "ben", "eva", "ida"),
    module: fc.constantFrom("Leads", "Contacts"),
    standing: fc.constantFrom("open", "converted", "dead"),
    contactId: fc.constantFrom(null, "ana", "ben"),
    agreement: fc.constantFrom("exact", "national"),
    activeAt: fc.integer({ min: 0, max: 2 }),
  } as const);
  fc.assert(
    fc.property(
      fc.uniqueArray(some, { selector: ({ name, module }) => `${module}/${name}`, maxLength: 8 }),
      fc.array(fc.nat()),
      (people, keys) => {
        const candidates = people.map(({ name, ...rest }) => candidate(name, rest));
        const shuffled = candidates.toSorted(
          (one, other) =>
            (keys[candidates.indexOf(one)] ?? 0) - (keys[candidates.indexOf(other)] ?? 0),
        );
        expect(rank(shuffled, {})).toEqual(rank(candidates, {}));
      },
    ),
  );
});
