import type { Dice } from "../dice.ts";

const currencies = ["€", "$", "£", "EUR", "USD", "CHF", "PLN", "zł", "kr", "Kč", "GBP"];

/** Amounts, percentages, sizes and counts. */
export const sums: readonly ((dice: Dice) => string)[] = [
  (dice) => `${dice.pick(currencies)} ${grouped(dice, ",")}.${dice.fill("##")}`,
  (dice) => `${grouped(dice, ".")},${dice.fill("##")} ${dice.pick(currencies)}`,
  (dice) => `${grouped(dice, " ")} ${dice.pick(currencies)}`,
  (dice) => `${grouped(dice, " ")},${dice.fill("##")} ${dice.pick(currencies)}`,
  (dice) => `${grouped(dice, "'")}.${dice.fill("##")} CHF`,
  (dice) => `$${dice.between(100_000, 999_999_999)}`,
  (dice) => `${dice.between(1_000_000, 99_999_999)} EUR`,
  (dice) => grouped(dice, ","),
  (dice) => `${dice.between(100_000, 99_999_999)}.${dice.fill("##")}`,
  (dice) => `${dice.between(0, 99)}.${dice.fill("######")} %`,
  (dice) =>
    `${dice.between(100, 3000)} x ${dice.between(100, 3000)} x ${dice.between(100, 3000)} mm`,
  (dice) => `${dice.between(640, 7680)}x${dice.between(480, 4320)}`,
  (dice) => `total ${dice.between(1_000_000, 999_999_999)}`,
  (dice) => `${dice.between(1_000_000, 999_999_999)} bytes`,
  (dice) => `${dice.between(10_000_000, 99_999_999)} views`,
  (dice) => `population ${grouped(dice, " ")}`,
  (dice) => `Umsatz ${grouped(dice, ".")}`,
  (dice) => `revenue of ${grouped(dice, ",")}`,
];

function grouped(dice: Dice, mark: string): string {
  return `${dice.between(1, 999)}${mark}${dice.fill("###")}${mark}${dice.fill("###")}`;
}
