import type { Clock } from "../clock.ts";

/** What the CRM said of numbers a moment ago: a storm of calls from one of them asks it once. */
export interface RecentAnswers {
  get(number: string): "found" | "nobody" | undefined;
  set(number: string, answer: "found" | "nobody"): void;
}

const keptMs = {
  /** Long enough for who looked into the index just before it got there. */
  found: 5_000,
  nobody: 60_000,
} as const;
const mostKept = 10_000;

export function createRecentAnswers(clock: Clock): RecentAnswers {
  /** In the order they came, so that the oldest is the first. */
  const known = new Map<string, { readonly answer: "found" | "nobody"; readonly until: number }>();
  return {
    get(number) {
      const recent = known.get(number);
      if (recent === undefined) return undefined;
      if (recent.until > clock.now()) return recent.answer;
      known.delete(number);
      return undefined;
    },
    set(number, answer) {
      known.delete(number);
      known.set(number, { answer, until: clock.now() + keptMs[answer] });
      if (known.size <= mostKept) return;
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    },
  };
}
