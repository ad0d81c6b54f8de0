import type { Verb } from "../twiml/document.ts";
import type { DocumentSource } from "./document-source.ts";
import type { Documents } from "./documents.ts";
import type { Ending, FinalStatus } from "./final-status.ts";
import type { Leg } from "./leg.ts";
import type { World } from "./world.ts";

/** What follows a verb. */
export type Next =
  | { readonly kind: "continue" }
  | { readonly kind: "document"; readonly source: DocumentSource }
  | { readonly kind: "end"; readonly ending: Ending };

export const goOn: Next = { kind: "continue" };

export interface Run {
  readonly leg: Leg;
  readonly source: DocumentSource;
  /** Aborts when the call ends or is given something else to do. */
  readonly signal: AbortSignal;
  /** Leaves verbs out that are not allowed where this document is run. */
  readonly allows?: (verb: Verb) => boolean;
}

/** `ran-out`: there was nothing left to do. `ended`: a verb or a failure ends the call. */
export type RunResult =
  | { readonly outcome: "interrupted" }
  | { readonly outcome: "ran-out" | "ended"; readonly ending: Ending };

/** A document that is being run on a leg. */
export interface Script {
  readonly world: World;
  readonly leg: Leg;
  readonly signal: AbortSignal;
  readonly documents: Documents;
  /** Runs a document on another leg. */
  readonly runDocuments: (world: World, run: Run) => Promise<RunResult>;
  /** What the last `<Dial>` came to; undefined before any. */
  lastDialStatus: FinalStatus | undefined;
}
