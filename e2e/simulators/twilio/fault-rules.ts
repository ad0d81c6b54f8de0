import { z } from "zod";
import { seededRandom } from "./seeded-random.ts";

/** When a fault rule strikes, among what it matches. */
export const turnShape = {
  /** Counted from 1; every one when left out. */
  nth: z.array(z.int().min(1)).optional(),
  /** How likely each one is; the same seed strikes the same ones. */
  probability: z.number().min(0).max(1).default(1),
  seed: z.int().default(1),
};

interface Turn {
  readonly nth?: readonly number[] | undefined;
  readonly probability: number;
  readonly seed: number;
}

export interface FaultRules<Rule> {
  set(rules: readonly Rule[]): void;
  list(): readonly Rule[];
  /** The rules that match and whose turn it is; each counts what it matches. */
  strike(matches: (rule: Rule) => boolean): readonly Rule[];
}

export function createFaultRules<Rule extends Turn>(): FaultRules<Rule> {
  let armed: { rule: Rule; random: () => number; matched: number }[] = [];
  return {
    set(rules) {
      armed = rules.map((rule) => ({ rule, random: seededRandom(rule.seed), matched: 0 }));
    },
    list: () => armed.map(({ rule }) => rule),
    strike: (matches) =>
      armed.flatMap((entry) => {
        const { rule } = entry;
        if (!matches(rule)) return [];
        entry.matched += 1;
        const isTurn = rule.nth === undefined || rule.nth.includes(entry.matched);
        return isTurn && entry.random() < rule.probability ? [rule] : [];
      }),
  };
}
