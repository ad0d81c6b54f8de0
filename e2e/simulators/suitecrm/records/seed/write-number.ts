import type { FictionalNumber } from "./number-book.ts";
import { pick } from "./random.ts";

/** Writes a number one of the ways people do; all of them can be dialled from their country. */
export function writeNumber(random: () => number, number: FictionalNumber): string {
  const { e164, national, international, withTrunkZero } = number;
  return pick(random, [
    e164,
    national,
    international,
    withTrunkZero,
    national.replaceAll(" ", "."),
    national.replaceAll(/[^\d]/g, ""),
    international.replaceAll(" ", "-"),
    `${national} x${10 + Math.floor(random() * 90)}`,
  ]);
}
