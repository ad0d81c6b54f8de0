import examples from "libphonenumber-js/examples.mobile.json";
import {
  getExampleNumber,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from "libphonenumber-js/max";
import type { Dice } from "./dice.ts";

const patience = 4_000;

/** The metadata's own example for a region, or its neighbour: the same length, other digits, still valid. */
export function drawNumber(region: CountryCode, dice: Dice): PhoneNumber {
  const example = getExampleNumber(region, examples);
  if (example === undefined) throw new Error(`The metadata has no example number for ${region}.`);
  const kind = dice.pick(["example", "mobile", "landline", "landline", "toll-free"]);
  if (kind === "example") return example;
  const wanted = {
    mobile: ["MOBILE", "FIXED_LINE_OR_MOBILE"],
    landline: ["FIXED_LINE", "FIXED_LINE_OR_MOBILE"],
    "toll-free": ["TOLL_FREE"],
  }[kind];
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const national =
      kind === "mobile"
        ? neighbour(example.nationalNumber, dice)
        : anyNational(example.nationalNumber.length, dice);
    const drawn = parsePhoneNumberFromString(`+${example.countryCallingCode}${national}`);
    if (drawn?.isValid() && drawn.country === region && wanted?.includes(drawn.getType() ?? ""))
      return drawn;
  }
  return example;
}

function neighbour(national: string, dice: Dice): string {
  const kept = dice.between(2, 4);
  return national.slice(0, kept) + dice.fill("#".repeat(national.length - kept));
}

function anyNational(length: number, dice: Dice): string {
  return String(dice.between(1, 9)) + dice.fill("#".repeat(length - 1 - dice.between(0, 2)));
}
