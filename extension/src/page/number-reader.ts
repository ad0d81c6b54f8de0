import type { FoundText } from "../contracts/page.ts";
import type { PageNumber } from "../contracts/page-answers.ts";

type ReadNumbers = (texts: FoundText[], beside: string[]) => Promise<PageNumber[][]>;

const largestBatch = 500;
const mostBeside = 100;

/** Asks for all numbers found in one turn with one message, and for each text only once. */
export function createNumberReader(readNumbers: ReadNumbers) {
  const known = new Map<string, Promise<PageNumber[]>>();
  const beside = new Set<string>();
  const waiting: { found: FoundText; answer: (numbers: PageNumber[]) => void }[] = [];

  async function flush(): Promise<void> {
    const batch = waiting.splice(0, largestBatch);
    if (waiting.length > 0) void flush();
    const texts = batch.map(({ found }) => found);
    const ask = (): Promise<PageNumber[][]> => readNumbers(texts, [...beside]);
    // A worker that is stopped while it reads starts anew at the next question.
    const numbers = await ask()
      .catch(ask)
      .catch(() => {
        // Ask again when the text is met again.
        texts.forEach((found) => known.delete(keyOf(found)));
        return [];
      });
    batch.forEach(({ answer }, at) => answer(numbers[at] ?? []));
  }

  return {
    read(found: FoundText): Promise<PageNumber[]> {
      const key = keyOf(found);
      const asked = known.get(key);
      if (asked) return asked;
      const { promise, resolve } = Promise.withResolvers<PageNumber[]>();
      if (waiting.push({ found, answer: resolve }) === 1) queueMicrotask(() => void flush());
      known.set(key, promise);
      return promise;
    },
    /** Numbers with a country code, near or not, tell in which countries the page is at home. */
    note(text: string): void {
      if (beside.size < mostBeside && text.length <= 60 && /[+＋]|^\s*00/.test(text))
        beside.add(text.trim());
    },
    /** What was read may be read otherwise from now on. */
    forget: () => known.clear(),
  };
}

export type NumberReader = ReturnType<typeof createNumberReader>;

function keyOf({ text, place, field, label, country }: FoundText): string {
  return [place, field, label, country, text].join("\n");
}
