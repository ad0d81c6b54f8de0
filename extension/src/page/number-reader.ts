import type { FoundText } from "../contracts/page.ts";
import type { PageNumber } from "../contracts/page-answers.ts";

type ReadNumbers = (texts: FoundText[]) => Promise<PageNumber[][]>;

const largestBatch = 500;

/** Asks for all numbers found in one turn with one message, and for each text only once. */
export function createNumberReader(readNumbers: ReadNumbers) {
  const known = new Map<string, Promise<PageNumber[]>>();
  let waiting: { text: FoundText; answer: (numbers: PageNumber[]) => void }[] = [];

  async function flush(): Promise<void> {
    const batch = waiting;
    waiting = [];
    for (let at = 0; at < batch.length; at += largestBatch) {
      const part = batch.slice(at, at + largestBatch);
      const numbers = await readNumbers(part.map(({ text }) => text)).catch(() => {
        // The worker was just replaced: ask again when the text is met again.
        part.forEach(({ text }) => known.delete(keyOf(text)));
        return [];
      });
      part.forEach(({ answer }, index) => answer(numbers[index] ?? []));
    }
  }

  return (text: FoundText): Promise<PageNumber[]> => {
    const key = keyOf(text);
    const asked = known.get(key);
    if (asked) return asked;
    const { promise, resolve } = Promise.withResolvers<PageNumber[]>();
    if (waiting.push({ text, answer: resolve }) === 1) queueMicrotask(() => void flush());
    known.set(key, promise);
    return promise;
  };
}

function keyOf({ text, field, country }: FoundText): string {
  return [field, country, text].join("\n");
}
