/** Something that happens again and again, and who wants to know. */
export interface Notice<Fact> {
  tell(fact: Fact): void;
  /** Returns how to stop listening. */
  listen(listener: (fact: Fact) => void): () => void;
}

export function createNotice<Fact>(): Notice<Fact> {
  const listeners = new Set<(fact: Fact) => void>();
  return {
    tell(fact) {
      for (const listener of listeners) listener(fact);
    },
    listen(listener) {
      // A function of our own, so that the same listener can come twice.
      const tell = (fact: Fact) => listener(fact);
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}
