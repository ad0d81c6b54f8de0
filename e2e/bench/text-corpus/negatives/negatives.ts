import type { Dice } from "../dice.ts";
import { regions } from "../regions.ts";
import type { TextCase } from "../text-case.ts";
import { codes } from "./codes.ts";
import { moments } from "./moments.ts";
import { registered } from "./registered.ts";
import { sums } from "./sums.ts";

const surroundings: readonly string[] = [
  "{}",
  "{}.",
  "({})",
  "See {} for details",
  "Updated: {}",
  "The customer mentioned {} in the meeting.",
  "{}\n{}",
  "- {}",
  "Siehe {} im Anhang",
  "Voir {} dans le courriel",
  "Jane Smith, {}, Berlin",
];

/** Everything that is no phone number, in every region, `rounds` times. */
export function drawNegatives(dice: Dice, rounds: number): readonly TextCase[] {
  const kinds = Object.entries({ moments, sums, codes, registered }).flatMap(([kind, draws]) =>
    draws.map((draw, index) => ({ about: `${kind} ${index}`, draw })),
  );
  return Array.from({ length: rounds }, () =>
    kinds.map(({ about, draw }): TextCase => {
      const text = dice.pick(surroundings).replaceAll("{}", () => draw(dice));
      return { text, country: dice.pick(regions), numbers: [], about };
    }),
  ).flat();
}
