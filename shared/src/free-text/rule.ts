import type { Candidate } from "./candidate.ts";

/** A reason not to take digits for a phone number although they read as a valid one. */
export interface Rule {
  readonly name: string;
  /** What a person is told: "No button, because …". */
  readonly reason: string;
  readonly refuses: (candidate: Candidate) => boolean;
}
