import { readPhoneNumber } from "@ringback/shared/phone-number";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";

type Other = Pick<LiveCall, "number" | "person" | "test">;

const testLineName = "Test line";

/** The other side of a call, as a title: a name, else the number. */
export function whoIs({ number, person, test }: Other): string {
  if (test) return testLineName;
  return person?.name ?? showNumber(number);
}

/** Short enough for a sentence: “Ana can’t hear you”. Never guesses he or she. */
export function whoShort({ person, test }: Other): string {
  if (test) return "The test line";
  return person?.name.split(/\s+/, 1)[0] ?? "They";
}

/** How people write the number, country code first. */
export function showNumber(number: string): string {
  return readPhoneNumber(number)?.international ?? number;
}

export function initials(name: string): string {
  const letters = [...name.matchAll(/(?<!\p{L})\p{L}/gu)].map(([letter]) => letter);
  const first = letters[0] ?? "";
  const last = letters.length > 1 ? (letters.at(-1) ?? "") : "";
  return (first + last).toUpperCase();
}
