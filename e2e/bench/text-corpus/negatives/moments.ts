import type { Dice } from "../dice.ts";

const two = (value: number) => String(value).padStart(2, "0");

/** Dates, times and stamps. */
export const moments: readonly ((dice: Dice) => string)[] = [
  (dice) => date(dice, (year, month, day) => `${year}-${month}-${day}`),
  (dice) => date(dice, (year, month, day) => `${day}.${month}.${year}`),
  (dice) => date(dice, (year, month, day) => `${month}/${day}/${year}`),
  (dice) => date(dice, (year, month, day) => `${day}/${month}/${year.slice(2)} ${clock(dice)}`),
  (dice) =>
    date(
      dice,
      (year, month, day) =>
        `${year}-${month}-${day}T${clock(dice)}:${two(dice.between(0, 59))}.${dice.fill("###")}Z`,
    ),
  (dice) =>
    date(
      dice,
      (year, month, day) =>
        `${year}-${month}-${day} ${clock(dice)}:${two(dice.between(0, 59))}+02:00`,
    ),
  (dice) => date(dice, (year, month, day) => `${year}${month}${day}`),
  (dice) =>
    date(
      dice,
      (year, month, day) =>
        `${year}${month}${day}${clock(dice).replace(":", "")}${two(dice.between(0, 59))}`,
    ),
  (dice) => date(dice, (year, month, day) => `${day}. ${month}. ${year}`),
  (dice) => date(dice, (year, _month, day) => `${Number(day)} November ${year}, ${clock(dice)}`),
  (dice) =>
    date(
      dice,
      (year, month, day) => `${day}.${month}.${year} - ${day}.${month}.${Number(year) + 1}`,
    ),
  (dice) => `${clock(dice)}-${clock(dice)}`,
  (dice) => `${clock(dice)}:${two(dice.between(0, 59))}`,
  (dice) => `${dice.between(1990, 2015)}-${dice.between(2016, 2030)}`,
  (dice) => `${dice.between(2010, 2014)} ${dice.between(2015, 2018)} ${dice.between(2019, 2026)}`,
  (dice) => dice.fill("17########"),
  (dice) => dice.fill("17###########"),
];

function date(dice: Dice, write: (year: string, month: string, day: string) => string): string {
  return write(
    String(dice.between(1950, 2035)),
    two(dice.between(1, 12)),
    two(dice.between(1, 28)),
  );
}

function clock(dice: Dice): string {
  return `${two(dice.between(0, 23))}:${two(dice.between(0, 59))}`;
}
