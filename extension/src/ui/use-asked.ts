import { useEffect, useState } from "react";
import { browser } from "wxt/browser";
import { errorWords, type Words } from "../words/error-words.ts";

interface Asked<T> {
  /** Null until the worker has answered. */
  readonly value: T | null;
  readonly problem: Words | null;
}

/** What the worker answers, asked again whenever one of these keys of the storage changes. */
export function useAsked<T>(ask: () => Promise<T>, storageKey: string): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ value: null, problem: null });

  useEffect(() => {
    let isGone = false;
    async function askNow(): Promise<void> {
      try {
        const value = await ask();
        if (!isGone) setAsked({ value, problem: null });
      } catch (error) {
        if (!isGone) setAsked((before) => ({ ...before, problem: errorWords(error) }));
      }
    }
    const changed = (changes: Record<string, unknown>): void => {
      if (storageKey in changes) void askNow();
    };
    browser.storage.onChanged.addListener(changed);
    void askNow();
    return () => {
      isGone = true;
      browser.storage.onChanged.removeListener(changed);
    };
  }, [ask, storageKey]);

  return asked;
}
