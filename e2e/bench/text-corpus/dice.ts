/** Chance that comes out the same for the same seed. */
export interface Dice {
  /** A whole number from `least` to `most`. */
  readonly between: (least: number, most: number) => number;
  readonly pick: <Value>(values: readonly Value[]) => Value;
  /** Each `#` becomes a digit, each `@` a capital letter, each `%` a hexadecimal digit. */
  readonly fill: (pattern: string) => string;
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  // Mulberry32.
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  function pick<Value>(values: readonly Value[]): Value {
    const value = values[between(0, values.length - 1)];
    if (value === undefined) throw new Error("Nothing to pick from.");
    return value;
  }
  return {
    between,
    pick,
    fill: (pattern) =>
      pattern
        .replace(/#/g, () => String(between(0, 9)))
        .replace(/@/g, () => String.fromCharCode(65 + between(0, 25)))
        .replace(/%/g, () => between(0, 15).toString(16)),
  };
}
