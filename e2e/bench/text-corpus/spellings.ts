import type { PhoneNumber } from "libphonenumber-js/max";
import type { Dice } from "./dice.ts";

/** The ways people write a number; the national ones need a reader in the same country. */
export function spell(number: PhoneNumber, dice: Dice): { text: string; isNational: boolean } {
  const international = number.formatInternational();
  const national = number.formatNational();
  const choice = dice.pick(choices);
  const text = choice.write(international, national, number);
  return { text, isNational: choice.isNational };
}

type Write = (international: string, national: string, number: PhoneNumber) => string;

const international: readonly Write[] = [
  (text) => text,
  (text) => text.replaceAll(" ", ""),
  (text) => text.replaceAll(" ", "-"),
  (text) => text.replaceAll(" ", "."),
  (text) => text.replaceAll(" ", "\u00a0"),
  (text) => text.replaceAll(/[ -]/g, "–"),
  (text) => text.replace(/^(\+\d+) /, "($1) "),
  (text) => text.replace(/^\+(\d+) (\d{2,3}) /, "+$1 ($2) "),
  (text) => text.replace(/[+\d]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)),
  (text) => text.replace(/^\+1 /, "+1-").replace(/^\+/, "00").replace(/^001-/, "+1 "),
  (text, national) =>
    /^0[1-9]/.test(national) && !text.startsWith("+39")
      ? text.replace(/^(\+\d+) /, "$1 (0)")
      : text,
  (_, __, number) => number.getURI().replace(/;.*/, ""),
];

const national: readonly Write[] = [
  (_, text) => text,
  (_, text) => text,
  (_, text) => text.replace(/[()]/g, ""),
  (_, text) => text.replace(/\D/g, ""),
  (_, text) => text.replace(/[()]/g, "").replace(/[ -]+/g, "."),
  (_, text) => text.replace(/[()]/g, "").replace(/[ .]+/g, "-"),
  (_, text) => text.replace(/[ -]/g, "\u00a0"),
  (_, text) => text.replace(/[()]/g, "").replace(/[ -]/, "/").replace(/[ -]/g, ""),
  (_, text) => text.replace(/-/g, "‑"),
];

const choices: readonly { write: Write; isNational: boolean }[] = [
  ...international.map((write) => ({ write, isNational: false })),
  ...national.map((write) => ({ write, isNational: true })),
];
