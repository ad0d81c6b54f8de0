import * as z from "zod/mini";
import { E164 } from "./e164.ts";
import { Person } from "./person.ts";
import { personModules, RecordRef } from "./record-ref.ts";

/**
 * How sure it is that a person has a number. `exact`: the same number, its country written or known
 * from the record, or an agent said so. `national`: the same if it was written at home in the
 * country that was taken for it. `last-ten-digits`: only those agree, so it may be somebody else.
 */
export const MatchConfidence = z.enum(["exact", "national", "last-ten-digits", "none"]);
export type MatchConfidence = z.infer<typeof MatchConfidence>;

/** Query of `GET /api/people`. */
export const PeopleQuery = z.strictObject({
  number: z
    .string()
    .check(
      z.regex(
        /^\+[1-9]\d{6,14}$/,
        "Send the full international number, its plus sign as %2B: %2B14155550152.",
      ),
    ),
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;

/** Of a person only what an agent needs to open the record: the CRM shows the rest, or does not. */
export const FoundPerson = z.pick(Person, { record: true, name: true, url: true });
export type FoundPerson = z.infer<typeof FoundPerson>;

/** Whose number it is: the likeliest, and everybody else who has it, in order. */
export const PeopleMatch = z.object({
  person: z.nullable(FoundPerson),
  others: z.array(FoundPerson),
  confidence: MatchConfidence,
  /** Why this one, in a sentence. */
  reason: z.string(),
});
export type PeopleMatch = z.infer<typeof PeopleMatch>;

/** “This number is this person”: they come first from now on. */
export const PersonChoice = z.strictObject({
  number: E164,
  record: z.strictObject(RecordRef.shape),
});
export type PersonChoice = z.infer<typeof PersonChoice>;

/** How far the index is behind the CRM, for one module. Times are epoch milliseconds. */
export const ModuleSync = z.object({
  module: z.enum(personModules),
  /** `waiting`: it was never read to its end and is not being read now. */
  state: z.enum(["waiting", "reading", "up-to-date", "failed"]),
  /** What is being read now, or was at last: everything, or what changed. */
  kind: z.nullable(z.enum(["full", "changes"])),
  /** When that began. */
  startedAt: z.nullable(z.number()),
  /** Records read since then. */
  read: z.number(),
  /** About how many there are to read; null when not known yet. */
  total: z.nullable(z.number()),
  lastDoneAt: z.nullable(z.number()),
  lastFullAt: z.nullable(z.number()),
  /** People and numbers in the index when it was last read to its end. */
  people: z.number(),
  numbers: z.number(),
  /** What went wrong at last, and what to do; null when all is well. */
  problem: z.nullable(z.string()),
});
export type ModuleSync = z.infer<typeof ModuleSync>;

export const PeopleSync = z.object({
  isRunning: z.boolean(),
  people: z.number(),
  numbers: z.number(),
  modules: z.array(ModuleSync),
});
export type PeopleSync = z.infer<typeof PeopleSync>;
