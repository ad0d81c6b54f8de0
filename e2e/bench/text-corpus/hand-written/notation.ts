import type { TextCase } from "../text-case.ts";

type Line = readonly [text: string, ...numbers: string[]];

/** Texts with the numbers in them that one can call; none means there is nothing to call. */
export function written(
  language: string,
  country: string,
  lines: readonly Line[],
): readonly TextCase[] {
  return lines.map(([text, ...numbers]) => ({
    text,
    country,
    numbers,
    about: `hand-written ${language}`,
  }));
}
