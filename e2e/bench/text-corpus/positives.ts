import type { CountryCode } from "libphonenumber-js/max";
import type { Dice } from "./dice.ts";
import { drawNumber } from "./real-numbers.ts";
import { regions } from "./regions.ts";
import { spell } from "./spellings.ts";
import { surroundings } from "./surroundings.ts";
import type { TextCase } from "./text-case.ts";

/** Every region in every surrounding `rounds` times, each number in one of its spellings. */
export function drawPositives(dice: Dice, rounds: number): readonly TextCase[] {
  const cases = regions.flatMap((region) =>
    surroundings.map((surrounding) => () => drawCase(region, surrounding, dice)),
  );
  return Array.from({ length: rounds }, () => cases.map((draw) => draw())).flat();
}

function drawCase(region: CountryCode, surrounding: string, dice: Dice): TextCase {
  const numbers: string[] = [];
  const text = surrounding.replace(/\{\}/g, (_, index: number) => {
    const number = drawNumber(region, dice);
    const spelling = spell(number, dice);
    numbers.push(number.number);
    // tel:tel: is nobody's spelling.
    return surrounding.slice(0, index).endsWith("tel:")
      ? spelling.text.replace(/^tel:/, "")
      : spelling.text;
  });
  return { text, country: region, numbers, about: surrounding };
}
