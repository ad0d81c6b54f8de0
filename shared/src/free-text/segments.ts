import type { Reading } from "./candidate.ts";
import { digitCount, type DigitGroup } from "./digit-run.ts";

/** Groups that read as one valid number. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly DigitGroup[];
  readonly reading: Reading;
}

type Read = (start: number, end: number) => Reading | undefined;

// Longer runs are tables of figures.
const longestRun = 24;
// A house number, a year, "2 persons", but not the rest of an account.
const mostDigitsBeside = 5;

/** Takes a run apart into the numbers in it: the leftmost first, each as long as it can be. */
export function splitIntoNumbers(
  run: readonly DigitGroup[],
  plain: string,
  read: Read,
): readonly Segment[] {
  if (run.length > longestRun) return [];
  const segments: Segment[] = [];
  let first = 0;
  let pending = 0;
  while (first < run.length) {
    const segment = longestFrom(run, first, pending, plain, read);
    if (segment === undefined) {
      first += 1;
    } else {
      segments.push(segment);
      first += segment.groups.length;
      pending = first;
    }
  }
  return segments;
}

function longestFrom(
  run: readonly DigitGroup[],
  first: number,
  pending: number,
  plain: string,
  read: Read,
): Segment | undefined {
  const skipped = run.slice(pending, first);
  const startsHere = isFree(run[first], skipped, plain);
  if (!startsHere) return undefined;
  for (let last = run.length; last > first; last -= 1) {
    const groups = run.slice(first, last);
    const rest = run.slice(last);
    const [head, tail] = [groups[0], groups.at(-1)];
    if (head === undefined || tail === undefined || digitCount(groups) > 18) continue;
    const start = openingOf(plain, head.start);
    const reading = read(start, tail.end);
    if (reading === undefined || isTwoNumbers(groups, rest.length === 0, plain, read)) continue;
    const isWhole = skipped.length === 0 && rest.length === 0;
    const isClear =
      (skipped.length === 0 || run[first]?.gap === "wide") &&
      (rest.length === 0 || rest[0]?.gap === "wide");
    if (isWhole || isClear || (isConvincing(reading) && isExplained(rest, skipped, plain, read))) {
      return { ...boundsOf(plain, start, tail.end), groups, reading };
    }
  }
  return undefined;
}

/** "+358 800 4262 / 09 33081355" would read as one long number, too. */
function isTwoNumbers(
  groups: readonly DigitGroup[],
  isAll: boolean,
  plain: string,
  read: Read,
): boolean {
  const [head, tail] = [groups[0], groups.at(-1)];
  if (head === undefined || tail === undefined) return false;
  return groups.some(
    (group, place) =>
      place > 0 &&
      group.gap === "wide" &&
      read(openingOf(plain, head.start), groups[place - 1]?.end ?? head.end) !== undefined &&
      (!isAll || read(openingOf(plain, group.start), tail.end) !== undefined),
  );
}

/** Whether a number may start at a group although others stand before it. */
function isFree(
  group: DigitGroup | undefined,
  skipped: readonly DigitGroup[],
  plain: string,
): boolean {
  if (group === undefined) return false;
  if (skipped.length === 0 || group.gap === "wide") return true;
  const isPartOfCode = /[\p{L}_#]-?$/u.test(plain.slice(0, skipped[0]?.start));
  return group.gap === "space" && !isPartOfCode && digitCount(skipped) <= mostDigitsBeside;
}

function isConvincing({ form, isGroupedAsUsual }: Reading): boolean {
  return form === "international" || (form === "national" && isGroupedAsUsual);
}

function isExplained(
  rest: readonly DigitGroup[],
  skipped: readonly DigitGroup[],
  plain: string,
  read: Read,
): boolean {
  const [next] = rest;
  if (next === undefined || next.gap === "wide") return true;
  if (next.gap !== "space") return false;
  const end = rest.at(-1)?.end ?? next.end;
  return (
    digitCount(rest) + digitCount(skipped) <= mostDigitsBeside ||
    read(openingOf(plain, next.start), end) !== undefined
  );
}

/** Takes the plus and a bracket before the first digit along. */
function openingOf(plain: string, start: number): number {
  const opening = /(?:[([] ?)?\+ ?[([]? ?$|[([] ?$/.exec(
    plain.slice(Math.max(0, start - 5), start),
  );
  return start - (opening?.[0].length ?? 0);
}

/** A bracket around a part of the number belongs to it; one around all of it does not. */
function boundsOf(plain: string, start: number, end: number): { start: number; end: number } {
  const inner = plain.slice(start, end);
  if (/^[([][^)\]]*$/.test(inner)) return { start: start + 1, end };
  const open = (inner.match(/[([]/g) ?? []).length - (inner.match(/[)\]]/g) ?? []).length;
  return { start, end: open > 0 && /^[)\]]/.test(plain.slice(end)) ? end + 1 : end };
}
