import type { Rule } from "./rule.ts";
import { checkDigit } from "./rules/check-digit.ts";
import { fillerDigits } from "./rules/filler-digits.ts";
import { gluedToLetters } from "./rules/glued-to-letters.ts";
import { moreFiguresBeside } from "./rules/more-figures-beside.ts";
import { namedAfterwards } from "./rules/named-afterwards.ts";
import { namedOtherwise } from "./rules/named-otherwise.ts";
import { notAsDialled } from "./rules/not-as-dialled.ts";
import { partOfCode } from "./rules/part-of-code.ts";
import { pointInTime } from "./rules/point-in-time.ts";
import { quantity } from "./rules/quantity.ts";
import { range } from "./rules/range.ts";
import { statement } from "./rules/statement.ts";
import { thousands } from "./rules/thousands.ts";
import { unlikeANumber } from "./rules/unlike-a-number.ts";

/** The first that refuses decides; what a person understands best comes first. */
export const rules: readonly Rule[] = [
  namedOtherwise,
  namedAfterwards,
  gluedToLetters,
  partOfCode,
  pointInTime,
  thousands,
  quantity,
  range,
  statement,
  moreFiguresBeside,
  checkDigit,
  unlikeANumber,
  fillerDigits,
  notAsDialled,
];
