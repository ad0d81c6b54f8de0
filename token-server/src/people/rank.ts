import type { RecordRef } from "@ringback/shared/record-ref";
import type { Candidate } from "./candidate.ts";

/** What is known of the moment in which somebody calls. */
export interface RankingContext {
  /** The record of the conversation that is going on. */
  readonly conversation?: RecordRef | undefined;
  /** Whom an agent said the number belongs to. */
  readonly chosen?: RecordRef | undefined;
  /** The CRM user who is asking, or whose line it is. */
  readonly crmUserId?: string | undefined;
}

interface Rule {
  /** Why the first comes before the second, where this rule decides. */
  readonly why: string;
  /** Lower comes first. */
  readonly rank: (
    candidate: Candidate,
    all: readonly Candidate[],
    context: RankingContext,
  ) => number;
}

const first = (isFirst: boolean): number => (isFirst ? 0 : 1);
const agreements = ["exact", "national", "last-ten-digits"] as const;

const rules: readonly Rule[] = [
  {
    why: "the record of the running conversation",
    rank: ({ person }, _, { conversation }) => first(isSame(person.record, conversation)),
  },
  {
    why: "an agent chose this record",
    rank: ({ person }, _, { chosen }) => first(isSame(person.record, chosen)),
  },
  {
    why: "the number agrees with its country",
    rank: ({ agreement }) => agreements.indexOf(agreement),
  },
  {
    why: "the contact that the lead became",
    rank: (candidate, all) => first(!isSuperseded(candidate, all)),
  },
  { why: "still open", rank: ({ standing }) => first(standing !== "dead") },
  {
    why: "the agent’s own",
    rank: ({ person }, _, { crmUserId }) =>
      first(crmUserId !== undefined && person.ownerCrmUserId === crmUserId),
  },
  { why: "active most recently", rank: ({ activeAt }) => -activeAt },
];

/** Puts who share a number in order, and says what made the first one first. */
export function rank(
  candidates: readonly Candidate[],
  context: RankingContext,
): { readonly ranked: readonly Candidate[]; readonly why: string | undefined } {
  const scored = candidates
    .map((candidate) => ({
      candidate,
      ranks: rules.map((rule) => rule.rank(candidate, candidates, context)),
    }))
    .toSorted(
      (one, other) =>
        difference(one.ranks, other.ranks) ||
        (refOf(one.candidate) < refOf(other.candidate) ? -1 : 1),
    );
  const [winner, second] = scored;
  const deciding = winner && second && rules.find((_, at) => winner.ranks[at] !== second.ranks[at]);
  return { ranked: scored.map(({ candidate }) => candidate), why: deciding?.why };
}

function difference(one: readonly number[], other: readonly number[]): number {
  for (const [at, value] of one.entries()) {
    const distance = value - (other[at] ?? 0);
    if (distance !== 0) return distance;
  }
  return 0;
}

/** A converted lead lives on as a contact: the one it names, or any when it names none. */
function isSuperseded(candidate: Candidate, all: readonly Candidate[]): boolean {
  const { standing, contactId } = candidate;
  if (standing !== "converted") return false;
  return all.some(
    ({ person: { record } }) =>
      record.module === "Contacts" && (contactId === null || record.id === contactId),
  );
}

export function isSame(record: RecordRef, other: RecordRef | undefined): boolean {
  return other?.module === record.module && other.id === record.id;
}

function refOf({ person: { record } }: Candidate): string {
  return `${record.module}/${record.id}`;
}
