import type { PageNumber } from "../contracts/page-answers.ts";
import type { NumberKind } from "./number-kind.ts";

/** Where the country of a number came from. `page`: it is written like others on the page. */
export type CountrySource = "number" | "record" | "agent" | "organisation" | "page";

/** A number in a text, and why it was read so. */
export interface Reading extends PageNumber {
  readonly kind: NumberKind["kind"];
  /** Mobile and landline numbers look alike there. */
  readonly isMobileOrLandline: boolean;
  /** ISO 3166-1 alpha-2; `undefined` for numbers of no single country, such as +800. */
  readonly country: string | undefined;
  /** Whether the metadata knows the range to be in use. */
  readonly isValid: boolean;
  readonly why: {
    readonly rule: string;
    /** For people, to follow "because". */
    readonly reason: string;
    readonly countryFrom: CountrySource;
    readonly confidence: "high" | "medium" | "low";
  };
}

/** Why a text gave no number: for people, to follow "because". */
export interface Refusal {
  readonly rule: string;
  readonly reason: string;
}

export interface Understanding {
  readonly readings: readonly Reading[];
  /** Null when there are readings. */
  readonly refusal: Refusal | null;
}

/** A country that numbers without a country code may be dialled in; the likelier first. */
export interface CandidateCountry {
  readonly country: string;
  readonly source: Exclude<CountrySource, "number">;
}

export function refuse(rule: string, reason: string): Understanding {
  return { readings: [], refusal: { rule, reason } };
}
