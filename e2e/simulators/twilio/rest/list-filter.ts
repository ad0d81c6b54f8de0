import { invalid } from "./rest-error.ts";

/** Whether a list request asks for this item; every filter must hold. */
export type Test<Item> = (item: Item) => boolean;

export const keep = <Item>(items: readonly Item[], tests: readonly Test<Item>[]): readonly Item[] =>
  items.filter((item) => tests.every((test) => test(item)));

export function equals<Item>(
  query: URLSearchParams,
  name: string,
  of: (item: Item) => string | null,
): Test<Item>[] {
  const wanted = query.get(name);
  return wanted === null ? [] : [(item) => of(item) === wanted];
}

/** Like `equals`, where only some words make sense. */
export function isOneOf<Item>(
  query: URLSearchParams,
  name: string,
  words: readonly string[],
  of: (item: Item) => string,
): Test<Item>[] {
  const wanted = query.get(name);
  if (wanted !== null && !words.includes(wanted)) {
    throw invalid(20001, `${name} '${wanted}' is not one of ${words.join(", ")}`);
  }
  return equals(query, name, of);
}

const dayMs = 86_400_000;

/** A bare name means that day (GMT); `<` and `>` mean on or before, on or after. */
export function isWithin<Item>(
  query: URLSearchParams,
  name: string,
  of: (item: Item) => number | null,
): Test<Item>[] {
  const test = (suffix: string, holds: (time: number, wanted: number) => boolean): Test<Item>[] => {
    const text = query.get(name + suffix);
    if (text === null) return [];
    const wanted = readTime(name + suffix, text);
    return [
      (item) => {
        const time = of(item);
        return time !== null && holds(time, wanted);
      },
    ];
  };
  return [
    ...test("", (time, wanted) => Math.floor(time / dayMs) === Math.floor(wanted / dayMs)),
    ...test("<", (time, wanted) => time <= wanted),
    ...test(">", (time, wanted) => time >= wanted),
  ];
}

function readTime(name: string, text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw invalid(20001, `${name} must be a date such as 2026-01-31`);
  return time;
}
