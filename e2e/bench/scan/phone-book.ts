import examples from "libphonenumber-js/examples.mobile.json";
import { getExampleNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Dice } from "../text-corpus/dice.ts";
import { regions } from "../text-corpus/regions.ts";

const changedDigits = 4;

/**
 * Draws mobile numbers of many regions, none twice: a reader that remembers texts gains nothing.
 * All carry their country code, so that nobody has to know the agent's country to read them.
 */
export function createPhoneBook(dice: Dice): () => string {
  const drawn = new Set<string>();
  return () => {
    for (;;) {
      const example = getExampleNumber(dice.pick(regions), examples);
      const kept = example?.number.slice(0, -changedDigits) ?? "";
      const phone = parsePhoneNumberFromString(kept + dice.fill("#".repeat(changedDigits)));
      if (phone?.isValid() !== true || drawn.has(phone.number)) continue;
      drawn.add(phone.number);
      return dice.pick(spellings)(phone.formatInternational());
    }
  };
}

/** How people type them into a CRM. */
const spellings: readonly ((international: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => text.replaceAll(" ", "-"),
  (text) => text.replaceAll(" ", "."),
  (text) => text.replaceAll(" ", ""),
  (text) => text.replace(/ (\d+) /, " ($1) "),
];
