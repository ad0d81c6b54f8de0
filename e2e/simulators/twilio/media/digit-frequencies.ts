export const rowFrequencies = [697, 770, 852, 941] as const;
export const columnFrequencies = [1209, 1336, 1477, 1633] as const;

const keys = ["123A", "456B", "789C", "*0#D"] as const;

export const digitAt = (row: number, column: number): string => keys[row]?.[column] ?? "";

/** The two tones of a key (ITU-T Q.23), or undefined when there is no such key. */
export function findDigitFrequencies(digit: string): readonly [number, number] | undefined {
  const row = keys.findIndex((keysOfRow) => keysOfRow.includes(digit));
  const low = rowFrequencies[row];
  const high = columnFrequencies[keys[row]?.indexOf(digit) ?? -1];
  return digit.length !== 1 || low === undefined || high === undefined ? undefined : [low, high];
}
