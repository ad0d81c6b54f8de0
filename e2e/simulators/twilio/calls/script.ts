import type { DocumentSource } from "./document-source.ts";
import type { Documents } from "./documents.ts";
import type { Ending, FinalStatus } from "./final-status.ts";
import type { Leg } from "./leg.ts";
import type { VerbContext } from "./verb-contexts.ts";
import type { World } from "./world.ts";

/** What follows a verb. */
export type Next =
  | { readonly kind: "continue" }
  | { readonly kind: "document"; readonly source: DocumentSource }
  | { readonly kind: "leave" }
  | { readonly kind: "end"; readonly ending: Ending; readonly hasFailed?: boolean };

export const goOn: Next = { kind: "continue" };

export interface Run {
  readonly leg: Leg;
  readonly source: DocumentSource;
  /** Aborts when the call ends or is given something else to do. */
  readonly signal: AbortSignal;
  /** Where only some verbs are allowed: the others are left out. */
  readonly context?: VerbContext;
  /** An audio file instead of a document is played again and again, as music is. */
  readonly loopsAudio?: boolean;
}

/**
 * `ran-out`: there was nothing left to do. `ended`: a verb ends the call; `failed`: a document could
 * not be had, which ends it too. `left`: somebody leaves a queue.
 */
export type RunResult =
  | { readonly outcome: "interrupted" | "left" }
  | { readonly outcome: "ran-out" | "ended" | "failed"; readonly ending: Ending };

/** A document that is being run on a leg. */
export interface Script {
  readonly world: World;
  readonly leg: Leg;
  readonly signal: AbortSignal;
  /** Where it is run, when only some verbs are allowed there. */
  readonly context: VerbContext | undefined;
  readonly documents: Documents;
  /** Runs a document on another leg. */
  readonly runDocuments: (world: World, run: Run) => Promise<RunResult>;
  /** What the last `<Dial>` came to; undefined before any. */
  lastDialStatus: FinalStatus | undefined;
}
