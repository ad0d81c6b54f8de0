import type { MatchConfidence } from "@ringback/shared/people-api";
import type { KnownPerson } from "@ringback/shared/person";
import { type Candidate, nameOf } from "./candidate.ts";
import type { LiveOutcome } from "./live-look-up.ts";

/** Who is calling. */
export interface CallerMatch {
  /** The likeliest; null when nobody has the number. */
  readonly person: KnownPerson | null;
  /** Everybody else who has it, in order. Not empty means that it is not certain. */
  readonly others: readonly KnownPerson[];
  readonly confidence: MatchConfidence;
  /** Why, in a sentence or two, for the trace of the call. Names no number. */
  readonly reason: string;
}

/** Who has a number, the likeliest first. */
export interface Ordered {
  readonly ranked: readonly Candidate[];
  /** What put the first one first. */
  readonly why: string | undefined;
  /** An agent said so. */
  readonly isChosen: boolean;
  /** The number came without a country. */
  readonly assumed: boolean;
}

/** Says who it is, how sure that is, and why. */
export function describeMatch({ ranked, why, isChosen, assumed }: Ordered): CallerMatch {
  const [first, ...rest] = ranked;
  if (first === undefined) return nobody("Nobody in the index has this number.");
  const { agreement, person } = first;
  const confidence = isChosen ? "exact" : agreement === "exact" && assumed ? "national" : agreement;
  const how = isChosen ? "has this number: an agent said so" : agreementWords[confidence];
  return {
    person,
    others: rest.map((candidate) => candidate.person),
    confidence,
    reason: [`${nameOf(first)} ${how}.`, ...othersWords(rest, isChosen ? undefined : why)].join(
      " ",
    ),
  };
}

export function nobody(reason: string): CallerMatch {
  return { person: null, others: [], confidence: "none", reason };
}

const agreementWords: Readonly<Record<Candidate["agreement"], string>> = {
  exact: "has this number",
  national: "has this number, if it is one of the country it was taken for",
  "last-ten-digits": "has a number with the same last ten digits, so it may be somebody else",
};

function othersWords(rest: readonly Candidate[], why: string | undefined): string[] {
  const [second] = rest;
  if (second === undefined) return [];
  const who = rest.length === 1 ? `So does ${nameOf(second)}` : `So do ${rest.length} others`;
  return [why === undefined ? `${who}.` : `${who}. What decided: ${why}.`];
}

export const noNumberWords = {
  hidden: "The caller hides their number.",
  "no-number": "The call comes from no phone number.",
} as const;

export const liveWords: Readonly<Record<Exclude<LiveOutcome, "found">, string>> = {
  nobody: "SuiteCRM knows nobody with it either.",
  late: "SuiteCRM did not answer in time.",
  failed: "SuiteCRM could not say.",
  down: "SuiteCRM is down, so it was not asked.",
};
