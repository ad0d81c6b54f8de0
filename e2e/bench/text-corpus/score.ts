import { round } from "../statistics.ts";
import type { TextCase } from "./text-case.ts";

export type Finder = (text: string, country: string | undefined) => readonly string[];

export interface Score {
  readonly right: number;
  readonly missed: number;
  readonly spurious: number;
}

/** A number counts as found when it comes out in E.164; found twice where it stands once is spurious. */
export function score(cases: readonly TextCase[], find: Finder): Score {
  return sum(cases.map((one) => scoreCase(one, find)));
}

export function scoreCase({ text, country, numbers }: TextCase, find: Finder): Score {
  const expected = [...numbers];
  let right = 0;
  let spurious = 0;
  for (const number of find(text, country)) {
    const place = expected.indexOf(number);
    if (place < 0) spurious += 1;
    else {
      expected.splice(place, 1);
      right += 1;
    }
  }
  return { right, missed: expected.length, spurious };
}

export function sum(scores: readonly Score[]): Score {
  return scores.reduce(add, { right: 0, missed: 0, spurious: 0 });
}

function add(one: Score, other: Score): Score {
  return {
    right: one.right + other.right,
    missed: one.missed + other.missed,
    spurious: one.spurious + other.spurious,
  };
}

export function precision({ right, spurious }: Score): number {
  return round(right / (right + spurious), 4);
}

export function recall({ right, missed }: Score): number {
  return round(right / (right + missed), 4);
}
