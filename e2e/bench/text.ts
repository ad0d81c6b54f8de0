import { findNumbers } from "@ringback/shared/free-text";
import { findPhoneNumbersInText, type CountryCode } from "libphonenumber-js/max";
import { createDice } from "./text-corpus/dice.ts";
import { handWritten } from "./text-corpus/hand-written.ts";
import { drawNegatives } from "./text-corpus/negatives/negatives.ts";
import { drawPositives } from "./text-corpus/positives.ts";
import {
  precision,
  recall,
  score,
  scoreCase,
  sum,
  type Finder,
  type Score,
} from "./text-corpus/score.ts";
import type { TextCase } from "./text-corpus/text-case.ts";

const rounds = { positives: 1, negatives: 18 };

const ours: Finder = (line, country) => findNumbers(line, { country }).map(({ number }) => number);

const plain: Finder = (line, country) =>
  findPhoneNumbersInText(line, country as CountryCode | undefined).map(
    ({ number }) => number.number,
  );

/** Finds phone numbers in running text, beside the library's own search on the same cases. */
export async function text(): Promise<Record<string, unknown>> {
  const given = process.argv.slice(3).map(Number).filter(Number.isSafeInteger);
  const seeds =
    given.length > 0 ? given : Array.from({ length: 3 }, () => Math.floor(Math.random() * 1e9));
  const corpora = seeds.map((seed) => measure(`seed ${seed}`, draw(seed)));
  const byHand = measure("hand-written", handWritten);
  return {
    seeds,
    ...figures([...corpora, byHand]),
    per_seed: corpora.map((corpus, place) => ({ seed: seeds[place], ...figures([corpus]) })),
    hand_written: figures([byHand]),
  };
}

interface Measured {
  readonly cases: number;
  readonly own: Score;
  readonly library: Score;
}

function measure(title: string, cases: readonly TextCase[]): Measured {
  const own = score(cases, ours);
  console.log(`${title}: ${own.right} right, ${own.missed} missed, ${own.spurious} spurious`);
  printFailures(cases);
  return { cases: cases.length, own, library: score(cases, plain) };
}

function figures(measured: readonly Measured[]): Record<string, number> {
  const own = sum(measured.map((one) => one.own));
  const library = sum(measured.map((one) => one.library));
  return {
    cases: measured.reduce((total, { cases }) => total + cases, 0),
    precision: precision(own),
    recall: recall(own),
    plain_precision: precision(library),
    plain_recall: recall(library),
  };
}

function draw(seed: number): readonly TextCase[] {
  const dice = createDice(seed);
  return [...drawPositives(dice, rounds.positives), ...drawNegatives(dice, rounds.negatives)];
}

/** The kinds of case that fail most, each with one of its texts. */
function printFailures(cases: readonly TextCase[]): void {
  const failures = new Map<string, { count: number; example: string }>();
  for (const one of cases) {
    const result = scoreCase(one, ours);
    if (result.missed + result.spurious === 0) continue;
    const example = `${JSON.stringify(one.text)} in ${one.country ?? "?"}: found ${ours(one.text, one.country).join(", ") || "nothing"}, expected ${one.numbers.join(", ") || "nothing"}`;
    failures.set(one.about, { count: (failures.get(one.about)?.count ?? 0) + 1, example });
  }
  const worst = [...failures]
    .toSorted(([, one], [, other]) => other.count - one.count)
    .slice(0, 15);
  for (const [about, { count, example }] of worst) console.log(`  ${count} × ${about}: ${example}`);
}
