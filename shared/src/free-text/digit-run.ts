/** Digits in a row that could be one number or several, with what divides them. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  /** What divides it from the group before: `none` for the first of a run. */
  readonly gap: "none" | "punctuation" | "space" | "wide";
}

// What people put inside of a number; anything else ends the run.
const inside = /^(?: ?[-./]{1,2} ?| ?[)\]] ?[-./]? ?[([]? ?| {0,3}[([] ?| {1,3})$/;
// What may as well stand between two numbers.
const between = /^(?: {2,}.*| [-/] | ?\/ ?|\. | {0,3}[([] ?| ?[)\]] ?[([]? ?)$/;

/** All runs of digit groups that have room for a phone number. */
export function findDigitRuns(plain: string): readonly (readonly DigitGroup[])[] {
  const runs: DigitGroup[][] = [];
  let end = 0;
  for (const { index, 0: digits } of plain.matchAll(/\d+/g)) {
    const gap = plain.slice(end, index);
    const run = runs.at(-1);
    const group = { start: index, end: index + digits.length };
    if (run === undefined || !inside.test(gap)) runs.push([{ ...group, gap: "none" }]);
    else run.push({ ...group, gap: gapKind(gap) });
    end = group.end;
  }
  return runs.filter((run) => digitCount(run) >= 6);
}

export function digitCount(groups: readonly DigitGroup[]): number {
  return groups.reduce((count, { start, end }) => count + end - start, 0);
}

function gapKind(gap: string): DigitGroup["gap"] {
  if (between.test(gap)) return "wide";
  return gap === " " ? "space" : "punctuation";
}
